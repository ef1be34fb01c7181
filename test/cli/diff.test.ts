import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, resume } from '../support/cli.ts';

const RESUME = `
basics: { name: Ada, email: ada@example.com }
work:
  - id: acme
    name: Acme
    highlights:
      - { id: engine, text: "Held **99.9%** on the engine" }
      - { id: floor, tags: [ops], text: Swept the floor }
`;
const FILES = {
  'resumes/ada/resume.yaml': RESUME,
  'resumes/ada/variants/short.yaml': 'exclude: [ops]\n',
  'resumes/ada/variants/drift.yaml':
    'work: { acme: { highlights: { engine: { text: "Held **99.99%** on the engine" } } } }\n',
  'resumes/bob/resume.yaml': RESUME.replaceAll('Ada', 'Bob'),
  'resumes/bob/variants/short.yaml': 'exclude: [ops]\n',
};

interface Call {
  args: string[];
  code: number;
  stdout?: RegExp | '';
  stderr?: RegExp | '';
}

const CALLS: Record<string, Call> = {
  'two variants of one résumé': {
    args: ['default', 'drift'],
    code: 0,
    stdout:
      /^ada\/default → ada\/drift\n1 reworded, 1 figure\n[^]*~ {6}Held \[99\.9% → 99\.99%\] on the engine\n/,
    stderr: '',
  },
  'with the résumé named, where several have the variant': {
    args: ['ada/short', 'bob/short'],
    code: 0,
    stdout: /~ {4}name {2}\[-Ada-\]\{\+Bob\+\}/,
  },
  'the other side tells which résumé is meant': {
    args: ['drift', 'short'],
    code: 0,
    stdout: /^ada\/drift → ada\/short/,
  },
  'a name that both sides leave open': {
    args: ['default', 'short'],
    code: 2,
    stdout: '',
    stderr: /`default` is a variant of 2 résumés\n {2}→ write one of ada\/default, bob\/default/,
  },
  'an unknown variant': {
    args: ['drft', 'ada/short'],
    code: 2,
    stderr: /no variant `drft`\n {2}→ did you mean `drift`\?/,
  },
  'an unknown variant of a résumé that is known': {
    args: ['ada/shrt', 'drift'],
    code: 2,
    stderr: /no variant `shrt`\n {2}→ did you mean `short`\?/,
  },
  'an unknown résumé': {
    args: ['adda/short', 'drift'],
    code: 2,
    stderr: /neither a file nor a résumé `adda`\n {2}→ did you mean `ada`\?/,
  },
  'one side only': {
    args: ['drift'],
    code: 2,
    stderr: /is in no git repository[^]*name two variants: resume diff A B/,
  },
  'a file that there is not': {
    args: ['sent.pdf', 'drift'],
    code: 2,
    stderr: /there is no file `sent\.pdf`/,
  },
  'two ways to stdout at once': {
    args: ['default', 'drift', '--json', '--stat'],
    code: 2,
    stdout: /"code": "usage"/,
  },
  'a résumé as a file': {
    args: ['resumes/bob/resume.yaml', 'drift', '--stat'],
    code: 0,
    stdout: /^ Header +\| 1 ~\n Experience \| 1 ~\n/,
  },
  '--exit-code where they differ': { args: ['default', 'drift', '--exit-code'], code: 1, stdout: /reworded/ },
  '--exit-code where they do not': {
    args: ['drift', 'drift', '--exit-code'],
    code: 0,
    stdout: '',
    stderr: /^nothing differs between ada\/drift and ada\/drift\n$/,
  },
  '--quiet says only errors': { args: ['drift', 'drift', '--quiet'], code: 0, stdout: '', stderr: '' },
  'for a pull request': {
    args: ['default', 'drift', '--markdown'],
    code: 0,
    stdout: /^\*\*ada\/default → ada\/drift\*\*: /,
  },
};

test.each(Object.entries(CALLS))('%s', async (_, { args, code, stdout, stderr }) => {
  const ran = await resume(['diff', ...args], { cwd: await project(FILES) });
  expect(ran.stderr).toMatch(stderr === '' ? /^$/ : (stderr ?? /^/));
  expect(ran.stdout.toString()).toMatch(stdout === '' ? /^$/ : (stdout ?? /^/));
  expect(ran.code).toBe(code);
});

test('a side with errors says them, and nothing else', async () => {
  const cwd = await project({ ...FILES, 'resumes/ada/variants/drift.yaml': 'work: { acmee: null }\n' });
  const ran = await resume(['diff', 'ada/default', 'drift'], { cwd });
  expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('did you mean `acme`?') as string });
  expect(ran.stdout.toString()).toBe('');
  const asJson = await resume(['diff', 'ada/default', 'drift', '--json'], { cwd });
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.stdout.toString())).toMatchObject({
    diagnostics: [{ code: 'unknown-id', line: 1 }],
  });
});

test('--json is one document, whatever else is written', async () => {
  const cwd = await project(FILES);
  const ran = await resume(['diff', 'default', 'drift', '--json', '--html', 'out/report.html'], { cwd });
  const document = JSON.parse(ran.stdout.toString()) as Record<string, unknown>;
  expect(document).toMatchObject({
    a: { name: 'ada/default', kind: 'variant' },
    b: { name: 'ada/drift', kind: 'variant' },
    comparedBy: 'data',
    same: false,
    counts: { reworded: 1, figures: 1 },
    diagnostics: [],
  });
  expect(ran.stderr).toBe('✓ out/report.html\n');
  expect(await readFile(join(cwd, 'out/report.html'), 'utf8')).toContain('99.99%');
});

test('a JSON Resume from elsewhere is compared by what it says, not by how ours is printed', async () => {
  const sent = {
    basics: { name: 'Ada', email: 'ada@example.com' },
    work: [{ name: 'Acme', highlights: ['Held 99.9% on the engine', 'Swept the floor'] }],
  };
  const cwd = await project({
    ...FILES,
    'sent.json': JSON.stringify(sent),
    'resumes/ada/variants/drift.yaml': 'template: modern\n',
  });
  const ran = await resume(['diff', 'sent.json', 'drift'], { cwd });
  expect(ran.stdout.toString().split('\n').slice(0, 2)).toEqual(['sent.json → ada/drift', '1 restyled']);
});

test('is this what I sent them? From the PDF’s own data, else from its text', async () => {
  const cwd = await project({
    ...FILES,
    'resumes/ada/variants/full.yaml': 'template: { name: modern }\nsections: [work]\n',
  });
  await resume(['build', 'ada', '-v', 'full', '-v', 'drift', '-f', 'pdf'], { cwd });
  const ofOurs = await resume(['diff', 'dist/ada/full.pdf', 'full', '--exit-code'], { cwd });
  expect(ofOurs).toMatchObject({
    code: 0,
    stderr: 'nothing differs between dist/ada/full.pdf and ada/full\n',
  });
  const drifted = await resume(['diff', 'dist/ada/full.pdf', 'drift'], { cwd });
  expect(drifted.stdout.toString()).toContain('[99.9% → 99.99%]');
  expect(drifted.stdout.toString()).toContain('~    template  [-modern-]{+classic+}');
});

test('a PDF by another program is compared by its text, and says so', async () => {
  const cwd = await project(FILES);
  // A page as any program may write it: an object after the other, the text as it stands.
  const foreign = join(cwd, 'foreign.pdf');
  await writeFile(
    foreign,
    plainPdf([
      'Ada',
      'ada@example.com',
      'EXPERIENCE',
      'Acme',
      '- Held 99.9% on',
      'the engine',
      '- Swept the floor',
    ]),
  );
  const same = await resume(['diff', 'foreign.pdf', 'ada/default'], { cwd });
  expect(same.stderr).toContain('foreign.pdf carries no data of ours, so it is compared by its text only');
  const drifted = await resume(['diff', 'foreign.pdf', 'drift'], { cwd });
  expect(drifted.stdout.toString()).toContain('Held [99.9% → 99.99%] on the engine');
  expect(drifted.stdout.toString()).toContain('compared by text only');
});

test('pages over each other: a picture each, with the share that changed', async () => {
  const cwd = await project(FILES);
  const ran = await resume(['diff', 'ada/default', 'drift', '--visual', 'pages', '--json'], { cwd });
  expect(ran.stderr).toMatch(/✓ pages\/page-1\.png (less than 1|\d)% of the page, in \d places?\n/);
  const { visual, pages } = JSON.parse(ran.stdout.toString()) as {
    visual: { page: number; on: string; changedArea: number; boxes: unknown[]; path: string }[];
    pages: unknown;
  };
  expect(visual).toMatchObject([{ page: 1, on: 'both', path: 'pages/page-1.png' }]);
  expect(visual[0]?.changedArea).toBeGreaterThan(0.0005);
  expect(visual[0]?.changedArea).toBeLessThan(0.05);
  expect(pages).toEqual({ a: 1, b: 1 });
  expect(await readdir(join(cwd, 'pages'))).toEqual(['page-1.png']);
});

/** The least that is a PDF: one page in Helvetica, a line below the other. */
function plainPdf(lines: readonly string[]): string {
  const escaped = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`);
  const content = `BT /F1 12 Tf 72 720 Td ${escaped.join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  return `${file}xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${rows.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
