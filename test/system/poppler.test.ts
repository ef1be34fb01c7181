import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resume, ROOT } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'resume-system-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const built = await resume(['build', '-f', 'pdf', '-o', folder, '--json']);
const { outputs } = JSON.parse(built.stdout.toString()) as {
  outputs: { path: string; variant: string; pages: number }[];
};
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

const templates = readdirSync(join(ROOT, 'templates')).map((template) => ({
  template,
  path: join(folder, template, 'infrastructure-engineer', 'default.pdf'),
}));
for (const { template } of templates) {
  const look = ['--template', template, '--set', 'page=null', '-f', 'pdf', '-o', join(folder, template)];
  await resume(['build', 'infrastructure-engineer', '-v', 'default', ...look]);
}

test.each([...outputs, ...templates].map(({ path }) => path.slice(folder.length + 1)))(
  'pdffonts: %s has no Type 3 font, all are embedded, all have ToUnicode',
  (name) => {
    const path = join(folder, name);
    const [, , ...fonts] = run('pdffonts', path).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes/);
  },
);

test.each(outputs)(
  'pdfinfo: $path is tagged, without scripts, and has the pages that build said',
  ({ path, pages }) => {
    const info = run('pdfinfo', path);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(info).toContain(`Pages:           ${pages}\n`);
  },
);

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

test.each(templates)('pdftotext reads $template from the first job to the last', ({ path }) => {
  // Two columns make lines of their own of what stands side by side: the words in their order are enough.
  for (const mode of ['-raw', '-nopgbrk']) {
    const text = run('pdftotext', mode, path, '-');
    const order = ['Matei', 'Asynchronous Compute', 'Plan the capacity of', 'API Gateway', 'Catalog'];
    const places = order.map((words) => text.indexOf(words));
    expect(places, mode).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0], mode).toBeGreaterThan(-1);
  }
});
