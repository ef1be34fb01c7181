import { expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { readPdf } from '../support/readPdf.ts';
import { ROOT } from '../support/cli.ts';

// The columns stand beside each other and read one after the other: who, how to reach them, then of each page
// the wide column whole and the narrow one whole.
test.each(['right', 'left'])('the sidebar at the %s follows the wide column in the text', async (side) => {
  const variant = { cwd: ROOT, file: 'staff-engineer', variants: ['default'] };
  const look = { template: 'sidebar', set: [`template.options.side=${side}`] };
  const { outputs } = await build({ ...variant, ...look, formats: ['pdf'], outDir: '-' });
  const [first = '', second = ''] = (await readPdf(Buffer.from(outputs[0]?.content ?? ''))).texts;
  const header = ['Tara Velluri', 'Staff Software Engineer', 'tara@example.com', 'linkedin.com'];
  const wide = ['Summary', 'Experience', 'Heliograph', 'Fanfold'];
  const narrow = ['Skills', 'Databases', 'Education', 'Pune', 'Spoken Languages', 'Upper intermediate'];
  const places = [...header, ...wide, ...narrow].map((words) => first.indexOf(words));
  expect(places[0]).toBe(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(second.indexOf('Parallaxe')).toBeLessThan(second.indexOf('Conference Talks'));
  expect(second).not.toContain('Spoken Languages');
});
