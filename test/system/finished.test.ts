import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/io/browser.ts';
import { findBrowser } from '../../src/io/findBrowser.ts';
import { readAttachment } from '../../src/pdf/readAttachment.ts';
import { json, resume } from '../support/cli.ts';

// What the system's own programs say of the PDFs that we ship, and what they leave of them.
const folder = mkdtempSync(join(tmpdir(), 'resume-finished-'));
let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser(await findBrowser(undefined, process.env));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const built = await resume(['build', '-f', 'pdf,html', '-o', folder, '--json']);
const shipped = json(built.stdout)
  .outputs.filter(({ format }) => format === 'pdf')
  .map(({ path, resume: name, variant }) => ({ path, name: `${name}/${variant}` }));
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

interface Sent {
  basics: { name: string; label: string };
  skills: { keywords: string[] }[];
  meta: Record<string, { locale?: string }>;
}

describe.each(shipped)('$name', ({ path }) => {
  const data = path.replace(/pdf$/, 'json');

  test('qpdf finds nothing wrong', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
  });

  test('pdfdetach takes its data out, and pdfinfo says of it what they say', () => {
    expect(run('pdfdetach', '-list', path)).toContain('1: resume.json');
    run('pdfdetach', '-save', '1', '-o', data, path);
    const sent = JSON.parse(readFileSync(data, 'utf8')) as Sent;
    const { name, label } = sent.basics;
    const info = new Map(
      run('pdfinfo', path)
        .split('\n')
        .map((line) => [line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
    );
    expect(info.get('Title')).toBe(`${name} – ${label}`);
    expect(info.get('Author')).toBe(name);
    expect(info.get('Subject')).toBe(label);
    expect(info.get('Keywords')).toContain(sent.skills[0]?.keywords[0]);
    expect(info.get('Creator')).toMatch(/^resume-as-code \d/);
    expect(info.get('Producer')).toBe(info.get('Creator'));
    expect(info.get('Tagged')).toBe('yes');
    expect(info.get('Metadata Stream')).toBe('yes');
    expect(info.get('Suspects')).toBe('no');
    expect(run('pdfinfo', '-meta', path)).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('pdftoppm paints it and pdftotext reads it as the browser printed it', async () => {
    const bare = join(folder, 'bare.pdf');
    writeFileSync(bare, await browser.printPdf(readFileSync(path.replace(/pdf$/, 'html'), 'utf8')));
    const painted = (file: string) =>
      execFileSync('pdftoppm', ['-r', '50', '-png', file], { maxBuffer: 1e8 });
    expect(Buffer.compare(painted(path), painted(bare))).toBe(0);
    for (const mode of ['-layout', '-raw', '-nopgbrk']) {
      expect(run('pdftotext', mode, path, '-')).toBe(run('pdftotext', mode, bare, '-'));
    }
  });
});

describe('the data are read from a file that qpdf', () => {
  const [one] = shipped;
  const read = async (...args: string[]) => {
    const saved = join(folder, 'saved.pdf');
    run('qpdf', ...args, one?.path ?? '', saved);
    return readAttachment(readFileSync(saved));
  };
  const wanted = () => readAttachment(readFileSync(one?.path ?? ''));

  test.each([
    ['packed', ['--object-streams=generate']],
    ['linearized', ['--linearize']],
    ['protected with its owner’s password', ['--encrypt', '', 'owner', '256', '--']],
    ['protected as ten years ago', ['--allow-weak-crypto', '--encrypt', '', 'owner', '128', '--']],
  ])('%s', async (_, args) => {
    expect(await read(...args)).toEqual(await wanted());
    expect(await wanted()).toHaveProperty('json');
  });

  test('locked, but not without the password', async () => {
    expect(await read('--encrypt', 'user', 'owner', '256', '--')).toEqual({ failed: 'encrypted' });
  });
});
