// The pictures of docs/: the README's first page, and one of each template, printed by the program and drawn by
// pdftoppm (poppler-utils). Run after a change of a template or a sample: `node scripts/pictures.js`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

mkdirSync('docs/templates', { recursive: true });

/** Draws the first page of a variant to docs/NAME.png. */
function draw(name, variant, dpi, ...options) {
  const build = [
    'bin/resume.js',
    'build',
    ...variant,
    '--format',
    'pdf',
    '--quiet',
    '--out-dir',
    '-',
    ...options,
  ];
  const pdf = execFileSync(process.execPath, build);
  execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', '-', join('docs', name)], {
    input: pdf,
  });
  console.log(`docs/${name}.png`);
}

draw('staff-ml', ['staff-engineer', '--variant', 'staff-ml'], 90);
for (const template of readdirSync('templates').filter((name) => name !== 'base')) {
  // On its own paper, over as many pages as it takes.
  const look = ['--template', template, '--set', 'page=null'];
  draw(join('templates', template), ['infrastructure-engineer', '--variant', 'default'], 60, ...look);
}
