import { expect, test } from 'vitest';
import { testTemplate } from '../../src/testTemplate.ts';
import { project, resume } from '../support/cli.ts';

/** A mistake in a template that is `base` otherwise, and the check that finds it in the data. */
const MISTAKES: { mistake: string; check: string; data: string; files: Record<string, string> }[] = [
  {
    mistake: 'a text that is left out',
    check: 'text',
    data: 'huge',
    files: { 'details.hbs': '' },
  },
  {
    mistake: 'a text that is there twice',
    check: 'text',
    data: 'huge',
    files: { 'text.hbs': '{{#each paragraphs}}<p>{{md this}}</p><p>{{md this}}</p>{{/each}}' },
  },
  {
    mistake: 'a mark around nothing',
    check: 'text',
    data: 'empty',
    files: { 'contacts.hbs': '', 'header.hbs': '<header><p>Contact:</p></header>' },
  },
  {
    mistake: 'neighbours without a blank',
    check: 'words',
    data: 'minimal',
    files: { 'head.hbs': '<{{level}}>{{title}}<span>{{dates}}</span></{{level}}>{{> where}}{{> details}}' },
  },
  {
    mistake: 'bullets before paragraphs',
    check: 'order',
    data: 'huge',
    files: { 'story.hbs': '{{> bullets}}{{#each paragraphs}}<p>{{md this}}</p>{{/each}}' },
  },
  {
    mistake: 'a line that does not break',
    check: 'overflow',
    data: 'hostile',
    files: { 'style.css': 'li { white-space: nowrap }' },
  },
  {
    mistake: 'a box that does not grow',
    check: 'clipped',
    data: 'huge',
    files: { 'style.css': 'section { height: 2em; overflow: hidden }' },
  },
  {
    mistake: 'a bold that no file has',
    check: 'fonts',
    data: 'minimal',
    files: {
      'style.css': 'html { font-synthesis: weight } h1 { font-weight: 700; -webkit-text-stroke: 1px }',
    },
  },
  {
    mistake: 'a heading too deep',
    check: 'headings',
    data: 'minimal',
    files: { 'section.hbs': '<section><h4>{{title}}</h4>{{> (lookup . "shape")}}</section>' },
  },
  {
    mistake: 'a heading that stays behind',
    check: 'stranded',
    data: 'huge',
    files: {
      'style.css': 'h2 { break-after: column; break-after: page }',
    },
  },
  {
    mistake: 'a page without a language',
    check: 'language',
    data: 'minimal',
    files: { 'resume.hbs': '<title>{{title}}</title><style>{{styles}}</style>{{> header}}' },
  },
  {
    mistake: 'data printed raw',
    check: 'smuggled',
    data: 'hostile',
    files: { 'bullets.hbs': '<ul>{{#each bullets}}<li>{{{this}}}</li>{{/each}}</ul>' },
  },
  {
    mistake: 'data as an attribute without quotes',
    check: 'smuggled',
    data: 'hostile',
    files: { 'bullets.hbs': '<ul>{{#each bullets}}<li title={{this}}>{{md this}}</li>{{/each}}</ul>' },
  },
  {
    mistake: 'a float',
    check: 'style',
    data: 'minimal',
    files: { 'style.css': '.dates { float: right }' },
  },
  {
    mistake: 'print too small to read',
    check: 'style',
    data: 'minimal',
    files: { 'style.css': 'p { font-size: 8pt }' },
  },
  {
    mistake: 'print of no size',
    check: 'style',
    data: 'minimal',
    files: { 'style.css': 'p { font-size: 0 }' },
  },
  {
    mistake: 'white on white',
    check: 'style',
    data: 'minimal',
    files: { 'style.css': 'p { color: #fff }' },
  },
  {
    mistake: 'text from a style',
    check: 'style',
    data: 'minimal',
    files: { 'style.css': 'h2::after { content: ":" }' },
  },
  {
    mistake: 'a font of another site',
    check: 'reach',
    data: 'minimal',
    files: { 'style.css': '@font-face { font-family: Far; src: url(https://fonts.example/far.woff2) }' },
  },
  {
    mistake: 'entries that stay whole, however long',
    check: 'waste',
    data: 'huge',
    files: { 'style.css': 'section { break-inside: avoid }' },
  },
];

test.each(MISTAKES)('$mistake is found by `$check`', async ({ check, data, files }) => {
  const cwd = await project(mine(files));
  const { trials, diagnostics } = await testTemplate({
    template: 'mine',
    data: [data],
    cwd,
  });
  expect(diagnostics).toEqual([]);
  expect(trials.flatMap((trial) => trial.diagnostics)).toEqual([]);
  expect(new Set(trials.flatMap(({ problems }) => problems.map((one) => one.check)))).toContain(check);
});

test('the command says what breaks and how to mend it, and keeps the PDFs', async () => {
  const cwd = await project(mine({ 'style.css': '.dates { float: right }' }));
  const args = ['template', 'test', 'mine', '--data', 'minimal', '--keep', 'kept'];
  const { code, stderr } = await resume(args, { cwd });
  expect(stderr).toContain('✗ minimal on A4\n  style `float` of p.dates “Mar 2021 – Present”');
  expect(stderr).toContain('mine breaks in 2 of 2');
  expect(code).toBe(1);
  const json = await resume([...args, '--json'], { cwd });
  const { trials } = JSON.parse(json.stdout.toString()) as { trials: { problems: { check: string }[] }[] };
  expect(trials[0]?.problems[0]?.check).toBe('style');
});

test('the command points at the line of a template that does not render', async () => {
  const cwd = await project(mine({ 'text.hbs': '{{#each paragraph}}{{/each}}' }));
  const { code, stderr } = await resume(['template', 'test', 'mine', '--data', 'huge'], { cwd });
  expect(stderr).toContain('templates/mine/text.hbs:1:9 error the view has no `paragraph` here');
  expect(stderr).toContain('did you mean `paragraphs`?');
  expect(code).toBe(1);
});

test.each([
  [['template', 'test', 'clasic'], /did you mean `classic`/],
  [['template', 'test', 'classic', '--data', 'huger'], /choose of empty/],
  [['template', 'tets', 'classic'], /Did you mean test/],
])('%j is wrong usage', async (args, said) => {
  const { code, stderr } = await resume(args);
  expect(stderr).toMatch(said);
  expect(code).toBe(2);
});

function mine(files: Record<string, string>): Record<string, string> {
  const manifest = 'description: With a mistake in it\nextends: base\n';
  const own = Object.entries(files).map(([name, text]) => [`templates/mine/${name}`, text] as const);
  return { 'templates/mine/template.yaml': manifest, ...Object.fromEntries(own) };
}
