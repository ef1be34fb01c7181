import { expect, test } from 'vitest';
import { readPdf } from '../support/readPdf.ts';
import { resume } from '../support/cli.ts';

// The columns stand beside each other and read one after the other: who, how to reach them, then of each page
// the wide column whole and the narrow one whole.
test.each(['right', 'left'])('the sidebar at the %s follows the wide column in the text', async (side) => {
  const sidebar = ['--template', 'sidebar', '--set', `template.options.side=${side}`];
  const args = ['build', 'staff-engineer', '-v', 'default', '-f', 'pdf', '-o', '-', ...sidebar];
  const { code, stdout } = await resume(args);
  expect(code).toBe(0);
  const [first = '', second = ''] = (await readPdf(stdout)).texts;
  const header = ['Tara Velluri', 'Staff Software Engineer', 'tara@example.com', 'linkedin.com'];
  const wide = ['Summary', 'Experience', 'Heliograph', 'Fanfold'];
  const narrow = ['Skills', 'Databases', 'Education', 'Pune', 'Spoken Languages', 'Upper intermediate'];
  const places = [...header, ...wide, ...narrow].map((words) => first.indexOf(words));
  expect(places[0]).toBe(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(second.indexOf('Parallaxe')).toBeLessThan(second.indexOf('Conference Talks'));
  expect(second).not.toContain('Spoken Languages');
});
