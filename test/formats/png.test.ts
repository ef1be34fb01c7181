import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { openPdf } from '../../src/pdf/openPdf.ts';
import { json, project, resume } from '../support/cli.ts';

/** Sections that fill a page each. */
function ofPages(pages: number): string {
  const parts = Array.from({ length: pages }, (_, index) => index + 1);
  return [
    'basics: { name: Ada Lovelace }',
    'custom:',
    ...parts.map(
      (part) => `  - { id: p${part}, title: Part ${part}, text: "It is ${'so '.repeat(180)}${part}." }`,
    ),
    'variants:',
    '  default: { page: { size: A5, margin: 75mm 10mm } }',
    '  one: { sections: [p1] }',
  ].join('\n');
}

describe('a build', () => {
  test('writes a file for each page, and takes away those that an earlier build left', async () => {
    const cwd = await project({ 'resume.yaml': ofPages(3) });
    const written = async () => (await readdir(join(cwd, 'dist/resume'))).sort();
    const { outputs } = await build({ cwd, variants: ['default'], formats: ['png'] });
    expect(outputs.map(({ path, pages }) => ({ path, pages }))).toEqual([
      { path: 'dist/resume/default.1.png', pages: 1 },
      { path: 'dist/resume/default.2.png', pages: 1 },
      { path: 'dist/resume/default.3.png', pages: 1 },
    ]);
    expect(await written()).toEqual(['default.1.png', 'default.2.png', 'default.3.png']);
    await writeFile(join(cwd, 'dist/resume/default.notes.png'), 'somebody’s own');
    await writeFile(join(cwd, 'resume.yaml'), ofPages(1));
    await build({ cwd, variants: ['default'], formats: ['png'] });
    expect(await written()).toEqual(['default.notes.png', 'default.png']);
    await writeFile(join(cwd, 'resume.yaml'), ofPages(2));
    await build({ cwd, variants: ['default'], formats: ['png'] });
    expect(await written()).toEqual(['default.1.png', 'default.2.png', 'default.notes.png']);
  });

  test('leaves a variant alone whose name looks like a page of another', async () => {
    const cwd = await project({
      'resume.yaml': 'basics: { name: Ada }\nvariants: { v1: {}, v1.2: {} }\n',
    });
    await build({ cwd, formats: ['html'] });
    await build({ cwd, variants: ['v1'], formats: ['html'] });
    const written = await readdir(join(cwd, 'dist/resume'));
    expect(written.sort()).toEqual(['default.html', 'v1.2.html', 'v1.html']);
  });

  test('of the command prints one page, and says which option takes several', async () => {
    const cwd = await project({ 'resume.yaml': ofPages(2) });
    const one = await resume(['build', '-v', 'one', '-f', 'png', '-o', '-', '--quiet'], { cwd });
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(decode(one.stdout, { checkCrc: true })).toMatchObject({ width: 1120, height: 1587 });
    const two = await resume(['build', '-v', 'default', '-f', 'png', '-o', '-'], { cwd });
    expect(two).toMatchObject({ code: 2, stdout: Buffer.alloc(0) });
    expect(two.stderr).toContain('-o - takes one file, and default comes to 2 as png');
    expect(two.stderr).toContain('-o DIR');
    const told = json((await resume(['build', '-v', 'one', '-f', 'png', '--json'], { cwd })).stdout);
    expect(told.outputs).toMatchObject([{ format: 'png', path: 'dist/resume/one.png', pages: 1 }]);
  });

  test('draws a page in its size, the same each time', async () => {
    const cwd = await project({
      'resume.yaml': 'basics: { name: Ada Lovelace, summary: "Wrote the first program." }\n',
    });
    const set = ['page.size=A4', 'page.margin=20mm'];
    const draw = async () =>
      (await build({ cwd, set, formats: ['png', 'pdf'], outDir: join(cwd, 'dist') })).outputs;
    const [first] = await draw();
    const picture = decode(await readFile(join(cwd, first?.path ?? '')), { checkCrc: true });
    expect(picture).toMatchObject({ width: 1587, height: 2245, channels: 3, depth: 8 });
    expect(picture.resolution).toEqual({ x: 7559, y: 7559, unit: 1 });
    expect(inkOf(picture)).toEqual({ atTheMargins: 0, within: true });
    const again = await draw();
    expect(again.map(({ sha256 }) => sha256)).toContain(first?.sha256);
  });
});

/** How many pixels of the outer 20 mm are not white, and whether any further in is dark. */
function inkOf({ width, height, data }: { width: number; height: number; data: ArrayLike<number> }) {
  const margin = Math.floor((20 / 25.4) * 192) - 2;
  let atTheMargins = 0;
  let within = false;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      const isInside = x >= margin && x < width - margin && y >= margin && y < height - margin;
      if (!isInside && red + green + blue !== 3 * 255) atTheMargins += 1;
      if (isInside && red + green + blue < 3 * 64) within = true;
    }
  }
  return { atTheMargins, within };
}

describe('a PDF', () => {
  test('is drawn and read in any order, page by page', async () => {
    const cwd = await project({ 'resume.yaml': ofPages(2) });
    const { outputs } = await build({ cwd, variants: ['default'], formats: ['pdf'] });
    const pdf = await openPdf(await readFile(join(cwd, outputs[0]?.path ?? '')));
    expect(pdf.pageCount).toBe(2);
    const first = await pdf.draw(0, 96);
    expect(await pdf.textOf(0)).toContain('Ada Lovelace');
    expect(await pdf.textOf(1)).toContain('so 2.');
    expect(await pdf.textOf(1)).not.toContain('so 1.');
    const again = await pdf.draw(0, 96);
    expect(Buffer.compare(first.rgba, again.rgba)).toBe(0);
    expect(again).toMatchObject({ width: 560, height: 793 });
    pdf.close();
  });

  test('that is none is refused', async () => {
    await expect(openPdf(Buffer.from('%PDF-2.0 or not'))).rejects.toThrow('not in PDF format');
  });
});
