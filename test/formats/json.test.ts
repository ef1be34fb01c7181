import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import official from '@jsonresume/schema/schema.json' with { type: 'json' };
import { stringify } from 'yaml';
import { json } from '../../src/formats/json.ts';
import { md } from '../../src/formats/md.ts';
import type { Told } from '../../src/formats/format.ts';
import { project, resume } from '../support/cli.ts';
import { tell } from '../support/tell.ts';
import { toldVariants } from '../support/toldVariants.ts';
import { viewVariant } from '../../src/viewVariant.ts';

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const isJsonResume = ajv.compile(official);

describe.each(await toldVariants())('$name', ({ told }) => {
  test('is JSON Resume by its own schema, and says that it is', async () => {
    const data = JSON.parse(await written(told)) as Record<string, unknown>;
    expect(isJsonResume(data), ajv.errorsText(isJsonResume.errors)).toBe(true);
    expect(Object.keys(data)[0]).toBe('$schema');
    expect(data.$schema).toMatch(/^https:\/\/raw\.githubusercontent\.com\/jsonresume\/resume-schema\//);
  });

  test('holds texts where JSON Resume has texts, and nothing of ours alone', async () => {
    const text = await written(told);
    expect(text.endsWith('}\n')).toBe(true);
    const { custom, meta, ...data } = JSON.parse(text) as Record<string, unknown>;
    expect(
      keysOf(data).filter((key) => ['id', 'tags', 'note', 'alt', 'facts', 'variants'].includes(key)),
    ).toEqual([]);
    expect(keysOf(custom).filter((key) => ['tags', 'note', 'alt'].includes(key))).toEqual([]);
    expect(text).not.toMatch(/\bnull\b/);
    expect(meta).toBeDefined();
  });

  test('built again, is the same page', async () => {
    const { page, template, locale } = told.tailored.settings;
    const { name, options } = template;
    const variant = stringify({ locale, page, template: { name, options } });
    const again = tell({ base: await written(told), variants: variant, foreign: true });
    expect(again.said.filter((one) => !one.startsWith('no-effect'))).toEqual([]);
    if (!again.tailored) throw new Error('it does not resolve');
    const { view } = told;
    const seen = viewVariant(again.tailored, told.print);
    expect(await markdown({ ...told, view: seen })).toBe(await markdown({ ...told, view }));
  });
});

test('another program reads it, and this one builds it', async () => {
  const cwd = await project({
    'resume.yaml': `
basics: { name: Ada, email: ada@example.com, summary: Short. }
x-mine: { salary: 1 }
facts: { years: ten }
titles: { talks: Spoken }
work:
  - { id: engines, tags: [a], name: Engines, startDate: 1842-10, keywords: [Notes],
      highlights: [{ id: one, tags: [a], text: '\${years} **notes**', note: private, alt: { long: Longer } }, Plain] }
skills: [{ name: French }]
talks: [{ name: Looms, date: 1843 }]
custom:
  - { id: b, title: Books, list: [Notes] }
  - { id: a, title: Also, text: Words }
`,
    'variants/default.yaml': 'sections: [skills, summary, work, a, b, talks]\n',
  });
  const { code } = await resume(['build', '-f', 'json,txt', '-o', 'out'], { cwd });
  expect(code).toBe(0);
  const file = join(cwd, 'out/resume/default.json');
  const data = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  expect(Object.keys(data)).toEqual([
    '$schema',
    'skills',
    'basics',
    'work',
    'custom',
    'talks',
    'titles',
    'meta',
  ]);
  expect(data).toMatchObject({
    work: [
      { name: 'Engines', startDate: '1842-10', keywords: ['Notes'], highlights: ['ten **notes**', 'Plain'] },
    ],
    custom: [{ id: 'a' }, { id: 'b' }],
    titles: { talks: 'Spoken' },
  });
  const again = await resume(['build', file, '-f', 'txt', '-o', '-'], { cwd });
  expect(again.code).toBe(0);
  expect(again.stdout.toString()).toBe(await readFile(join(cwd, 'out/resume/default.txt'), 'utf8'));
});

async function written(told: Told): Promise<string> {
  const { contents } = await json.make(told);
  return contents.map(String).join('');
}

async function markdown(told: Told): Promise<string> {
  const { contents } = await md.make(told);
  return contents.map(String).join('');
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}
