// The pictures of docs/: the README's first page, and one of each template, as the program itself draws them, made
// smaller. Run after a change of a template or a sample: `node scripts/bundle.js && node scripts/pictures.js`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';

mkdirSync('docs/templates', { recursive: true });

/** Draws the first page of a variant to docs/NAME.png, at a part of the program's 192 dpi. */
function draw(name, [resume, variant], part, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'resume-pictures-'));
  const build = ['bin/resume.js', 'build', resume, '--variant', variant, '--format', 'png'];
  execFileSync(process.execPath, [...build, '--quiet', '--out-dir', folder, ...options]);
  const [first] = readdirSync(join(folder, resume)).sort();
  const picture = smaller(decode(readFileSync(join(folder, resume, first))), part);
  writeFileSync(join('docs', `${name}.png`), encode(picture, { zlib: { level: 9 } }));
  rmSync(folder, { recursive: true });
  console.log(`docs/${name}.png`);
}

/** Each pixel the mean of a square of `part` by `part`. */
function smaller({ width: wide, height: high, channels, data }, part) {
  const width = Math.floor(wide / part);
  const height = Math.floor(high / part);
  const small = new Uint8Array(width * height * channels);
  for (let at = 0; at < small.length; at += 1) {
    const x = Math.floor(at / channels) % width;
    const y = Math.floor(at / channels / width);
    let sum = 0;
    for (let row = y * part; row < (y + 1) * part; row += 1) {
      for (let column = x * part; column < (x + 1) * part; column += 1)
        sum += data[(row * wide + column) * channels + (at % channels)];
    }
    small[at] = Math.round(sum / part ** 2);
  }
  return { width, height, channels, data: small };
}

draw('staff-ml', ['staff-engineer', 'staff-ml'], 2);
for (const template of readdirSync('templates').filter((name) => name !== 'base')) {
  // On its own paper, over as many pages as it takes.
  const look = ['--template', template, '--set', 'page=null'];
  draw(join('templates', template), ['infrastructure-engineer', 'default'], 3, ...look);
}
