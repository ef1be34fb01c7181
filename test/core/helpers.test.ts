import { expect, test } from 'vitest';
import { compileHandlebars } from '../../src/core/handlebars.ts';
import { helpersFor } from '../../src/core/helpers.ts';
import { sourceOf } from '../support/tell.ts';

const VIEW = { id: 'skills', texts: ['a **b** <i>'], empty: [] as string[], header: { name: 'A & B' } };

test.each<[template: string, printed: string]>([
  ['{{header.name}}', 'A &amp; B'],
  ['{{#each texts}}{{md this}}{{/each}}', 'a <strong>b</strong> &lt;i&gt;'],
  ['{{#if (is id "work" "skills")}}yes{{else}}no{{/if}}', 'yes'],
  ['{{#if (is id "work")}}yes{{else}}no{{/if}}', 'no'],
  ['{{#if (is id)}}yes{{else}}no{{/if}}', 'no'],
  // What is there and empty is no mistake
  ['{{#each empty}}x{{else}}none{{/each}}', 'none'],
  ['{{#each texts}}{{@index}}{{#if @last}}!{{/if}}{{@root.id}}{{../id}}{{/each}}', '0!skillsskills'],
  ['{{#with header as |h|}}{{h.name}}{{/with}}', 'A &amp; B'],
  ['{{texts.length}}{{#if id.length}}!{{/if}}', '1!'],
  ['{{> part given="x"}}{{> part given=id}}', '[x][skills]'],
  ['{{isolate header.name}}', '<bdi>A &amp; B</bdi>'],
  ['{{isolate (breakable "a/b" 2)}}', '<bdi>a/<wbr>b</bdi>'],
  ['{{#> frame}}inside {{id}}{{/frame}}', '(inside skills)'],
])('%s prints %s', (template, printed) => {
  const files = new Map([
    ['resume', sourceOf('resume.hbs', template)],
    ['part', sourceOf('part.hbs', '[{{given}}]')],
    ['frame', sourceOf('frame.hbs', '({{> @partial-block}})')],
  ]);
  expect(compileHandlebars(files, helpersFor(files))(VIEW)).toBe(printed);
});

test.each([
  '{{nope}}',
  '{{#if nope}}{{/if}}',
  '{{#each nope}}{{/each}}',
  '{{nope.more}}',
  '{{header.nope.more}}',
  '{{md nope}}',
  '{{isolate nope}}',
  '{{#each texts}}{{@nope}}{{/each}}',
  '{{> part}}',
  '{{> part given=nope}}',
  '{{log id}}',
])('%s is a mistake', (template) => {
  const files = new Map([
    ['resume', sourceOf('resume.hbs', template)],
    ['part', sourceOf('part.hbs', '[{{given}}]')],
  ]);
  expect(() => compileHandlebars(files, helpersFor(files))(VIEW)).toThrow(/^there is no (nope|given|log)$/);
});
