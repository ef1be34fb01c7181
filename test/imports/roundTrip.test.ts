import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { PLAIN_LOOK } from '../../src/core/look.ts';
import { plainResume } from '../../src/core/plainResume.ts';
import { sentResume } from '../../src/core/sentResume.ts';
import type { Tailored } from '../../src/core/tailor.ts';
import { view } from '../../src/core/view.ts';
import { hasErrors } from '../../src/diagnostic.ts';
import { importResume } from '../../src/importResume.ts';
import { anyJsonResume, anyResume } from '../support/arbitraries.ts';
import { project } from '../support/cli.ts';
import { tell } from '../support/tell.ts';

const RUNS = { numRuns: 15 };

/** Texts that mean something to YAML, to Markdown, to facts; and one that does not end where it seems to. */
const HARD = {
  basics: {
    name: 'Ada: "the" #1',
    phone: '02139',
    summary: 'One.\n\nTwo \\*three\\* costs \\${5}\n  and is indented.\n',
    url: 'https://ada.example',
  },
  work: [
    {
      name: '- yes',
      position: 'no',
      startDate: '2019',
      highlights: ['a '.repeat(90), ' spaced ', '*', '---'],
    },
  ],
  skills: [{ name: '1.50', keywords: ['true', '~', '[x]', 'a, b', '@x', '%', ''] }],
  custom: [
    {
      id: 'oss',
      title: 'OSS',
      table: {
        columns: ['A: b', 'C'],
        rows: [
          ['1', ''],
          ['#', '|'],
        ],
      },
    },
    { id: 'life', title: 'Life', text: 'x'.repeat(150) },
  ],
  titles: { work: 'Jobs: mine' },
  meta: { theme: ['\\${'], tool: { 'x-mark': '${' } },
};

function resolved(base: string): Tailored {
  const { tailored, diagnostics } = tell({ base });
  if (!tailored || hasErrors(diagnostics))
    throw new Error(`${JSON.stringify(diagnostics, null, 2)}\n${base}`);
  return tailored;
}

async function imported(name: string, content: string | Uint8Array): Promise<string> {
  const cwd = await project({});
  await writeFile(join(cwd, name), content);
  const { yaml, diagnostics } = await importResume({ cwd, file: name });
  expect(diagnostics).toEqual([]);
  return yaml;
}

/** Our own JSON: what a variant comes to. */
async function survivesJson(base: string): Promise<void> {
  const sent = resolved(base);
  const yaml = await imported('resume.json', JSON.stringify(sent.resume, null, 2));
  expect(resolved(yaml).resume).toEqual(sent.resume);
}

/** A PDF that carries it, with how it was set. */
async function survivesPdf(base: string): Promise<void> {
  const sent = sentResume(resolved(base));
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await pdf.attach(new TextEncoder().encode(JSON.stringify(sent)), 'resume.json');
  const again = resolved(await imported('sent.pdf', await pdf.save()));
  expect(sentResume(again)).toEqual(sent);
}

/** The format json. */
async function survivesExport(base: string): Promise<void> {
  const told = resolved(base);
  const sent = plainResume(told, view(told.resume, told.settings, PLAIN_LOOK));
  const again = resolved(await imported('sent.json', JSON.stringify(sent)));
  expect(sentResume(again)).toEqual({ ...sentResume(told), ...(sent.custom ? { custom: sent.custom } : {}) });
}

test('import of our JSON is the same, whatever it holds', async () => {
  await survivesJson(stringify(HARD));
  await fc.assert(
    fc.asyncProperty(anyResume, (resume) => survivesJson(stringify(resume))),
    RUNS,
  );
});

const SETTINGS = {
  template: { name: 'modern', options: { accent: '#7a1f3d', size: 9.5, group: false } },
  page: { size: 'Letter', margin: '12mm 14mm', max: 1, fit: true },
  locale: 'de',
  sections: ['skills', 'oss', 'work', 'summary', 'life'],
};

test('import of the format json is the same, and set the same', async () => {
  await survivesExport(stringify({ ...HARD, variants: { default: SETTINGS } }));
  await fc.assert(
    fc.asyncProperty(anyResume, (resume) => survivesExport(stringify(resume))),
    RUNS,
  );
});

test('import of our PDF is the same, and set the same', async () => {
  await survivesPdf(stringify({ ...HARD, variants: { default: SETTINGS } }));
  await fc.assert(
    fc.asyncProperty(anyResume, (resume) => survivesPdf(stringify(resume))),
    { numRuns: 5 },
  );
});

/** What `anyJsonResume` has that JSON Resume has not. */
const STRANGE = ['pronouns', 'planet', 'remote', 'hobbies'];

test('any JSON Resume of another program keeps all but what is said to be left behind', async () => {
  await fc.assert(
    fc.asyncProperty(anyJsonResume, async (document) => {
      const cwd = await project({ 'cv.json': JSON.stringify(document) });
      const { from, resume, yaml, diagnostics } = await importResume({ cwd, file: 'cv.json' });
      fc.pre(from !== undefined);
      const left = new Set<string>();
      const kept: unknown = JSON.parse(
        JSON.stringify(document),
        function (this: unknown, key, value: unknown) {
          if (!STRANGE.includes(key)) return value;
          if (String(value).trim() !== '') left.add(key);
          return undefined;
        },
      );
      expect(resume).toEqual(parse(yaml));
      expect(diagnostics.every(({ code }) => code === 'not-carried')).toBe(true);
      expect(new Set(diagnostics.map(({ path }) => path.replace(/.*\./, '')))).toEqual(left);
      expect(resolved(yaml).resume).toEqual(kept);
    }),
    RUNS,
  );
});
