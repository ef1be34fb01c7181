import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resume } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'resume-system-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const built = await resume(['build', 'staff-engineer', '-f', 'pdf', '-o', folder, '--json']);
const { outputs } = JSON.parse(built.stdout.toString()) as {
  outputs: { path: string; variant: string; pages: number }[];
};
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

test.each(outputs)(
  'pdffonts: $variant has no Type 3 font, all are embedded, all have ToUnicode',
  ({ path }) => {
    const [, , ...fonts] = run('pdffonts', path).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes/);
  },
);

test.each(outputs)(
  'pdfinfo: $variant is tagged, without scripts, and has the pages that build said',
  ({ path, pages }) => {
    const info = run('pdfinfo', path);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(info).toContain(`Pages:           ${pages}\n`);
  },
);

test.each(outputs)('qpdf finds nothing wrong with $variant', ({ path }) => {
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
});

test.each(['-layout', '-raw', '-nopgbrk'])(
  'pdftotext %s keeps each job’s title before its bullets',
  (mode) => {
    const path = outputs.find((output) => output.variant === 'automated-messaging')?.path ?? '';
    const text = run('pdftotext', mode, path, '-');
    const order = [
      'Tara Velluri',
      'EXPERIENCE',
      'Heliograph',
      'first real-time ML serving',
      'Fanfold',
      'Parallaxe',
      'Bidwell',
      'Pravasa',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
  },
);
