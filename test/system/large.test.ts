import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openPdf } from '../../src/pdf/openPdf.ts';
import { BIN, json, project } from '../support/cli.ts';

/** With few open files and little memory, so that what is never let go of is missed. */
async function frugally(cwd: string, ...args: string[]) {
  const { stdout } = await promisify(execFile)(
    'sh',
    [
      '-c',
      'ulimit -n 256; exec "$0" --max-old-space-size=384 "$@"',
      process.execPath,
      BIN,
      ...args,
      '--json',
    ],
    { cwd, maxBuffer: 1e8, env: { ...process.env, RESUME_CACHE: 'off' } },
  );
  return json(Buffer.from(stdout));
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('two thousand bullets print, each once', async () => {
  const bullet = (index: number) => `      - Halved the time of step no. ${index} for three teams\n`;
  const job = (index: number) =>
    `  - name: Company ${index}\n    position: Engineer\n    highlights:\n${numbers(50)
      .map((one) => bullet(index * 50 + one))
      .join('')}`;
  const cwd = await project({
    'resume.yaml': `basics: { name: Ada, email: ada@example.com }\nwork:\n${numbers(40).map(job).join('')}`,
  });
  const { outputs, diagnostics } = await frugally(cwd, 'build', '-f', 'pdf,txt');
  expect(diagnostics).toEqual([]);
  const pages = outputs.find(({ format }) => format === 'pdf')?.pages ?? 0;
  expect(pages).toBeGreaterThan(30);
  const pdf = await openPdf(readFileSync(join(cwd, 'dist/resume/default.pdf')));
  const printed = (await Promise.all(numbers(pages).map(pdf.textOf))).join('\n');
  pdf.close();
  const text = readFileSync(join(cwd, 'dist/resume/default.txt'), 'utf8');
  for (const told of [text, printed])
    expect(told.match(/no\.\s\d+\sfor/g)?.map((one) => Number(/\d+/.exec(one)))).toEqual(numbers(2000));
});

test('five hundred variants are built, and a hundred of them printed', async () => {
  const names = numbers(500).map((index) => `v${index}`);
  const cwd = await project({
    'resume.yaml':
      'basics: { name: Ada, email: ada@example.com }\nwork: [{ name: Acme, position: Engineer, highlights: [Built it] }]\n',
    ...Object.fromEntries(
      names.map((name) => [`variants/${name}.yaml`, `basics: { label: Role ${name} }\n`]),
    ),
  });
  const texts = await frugally(cwd, 'build', '-f', 'txt,json');
  expect(texts.outputs).toHaveLength(501 * 2);
  expect(await readdir(join(cwd, 'dist/resume'))).toHaveLength(501 * 2);
  const some = names.slice(0, 100).flatMap((name) => ['-v', name]);
  const prints = await frugally(cwd, 'build', '-f', 'pdf', ...some);
  expect(prints.outputs.map(({ pages }) => pages)).toEqual(numbers(100).map(() => 1));
});
