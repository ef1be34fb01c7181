import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { txt } from '../../src/formats/txt.ts';
import { project, resume } from '../support/cli.ts';
import { toldVariants } from '../support/toldVariants.ts';
import { letters, viewTexts } from '../support/viewTexts.ts';

describe.each(await toldVariants())('$name', ({ told }) => {
  test('says all that the page says, once and in order', async () => {
    // A link's address stands behind it only here.
    const text = (await written(told))
      .replaceAll(/\s+\((https?:|mailto:|tel:)\S*\)/g, '')
      .replaceAll(/\s+/g, '');
    expect(letters(text)).toBe(letters(viewTexts(told.view).join('')));
  });

  test('has no line of more than 72 columns but for one word, and none that ends in a blank', async () => {
    for (const line of (await written(told)).split('\n')) {
      expect(line).toBe(line.trimEnd());
      if (stringWidth(line) > 72) expect(line.replace(/^- /, '').trim()).not.toMatch(/ /);
    }
  });

  test('is lines of visible characters', async () => {
    const text = await written(told);
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\n\n\n|^\n./u);
    expect(text).toMatch(/^$|[^\n]\n$/);
  });

  test('has each section’s title on a line of its own, underlined', async () => {
    const text = await written(told);
    for (const { title } of told.view.sections) {
      if (stringWidth(title) <= 72)
        expect(text).toContain(`\n\n${title}\n${'-'.repeat(stringWidth(title))}\n`);
    }
  });
});

test('is laid out for the fields of forms', async () => {
  const cwd = await project({
    'resume.yaml': `
basics: { name: Ada Lovelace, label: Programmer, email: ada@example.com, summary: 'Writes **programs**, see [the notes](https://notes.example/g), on [notes.example](https://notes.example).' }
work:
  - { name: Engines, position: Programmer, description: a *mill*, location: London, url: https://engines.example,
      startDate: 1842-10, endDate: 1843-09, team: Notes, keywords: [Bernoulli],
      highlights: ['**First** program, which computes the numbers of Bernoulli without a hand that helps it'] }
  - { name: Babbage, position: 'Translator of all that there is to read on the engine and on its mill', startDate: 1842 }
skills: [{ name: Languages, keywords: [French, Italian] }]
talks: [{ name: Looms, event: Salon, date: 1843, url: https://talk.example/1 }, { name: Cards, date: 1844 }]
`,
  });
  const { stdout, code } = await resume(['build', '-f', 'txt', '-o', '-'], { cwd });
  expect(code).toBe(0);
  expect(stdout.toString()).toBe(`Ada Lovelace
Programmer

ada@example.com

Summary
-------
Writes programs, see the notes (https://notes.example/g), on
notes.example.

Experience
----------
Programmer | Oct 1842 – Sep 1843
Engines (https://engines.example) (a mill), London
Notes · Bernoulli
- First program, which computes the numbers of Bernoulli without a hand
  that helps it

Translator of all that there is to read on the engine and on its mill
1842 – Present
Babbage

Skills
------
- Languages: French, Italian

Talks
-----
- Date | Event | Title | Recording
- 1843 | Salon | Looms | talk.example/1
- 1844 | – | Cards | –
`);
});

test('Japanese lines are filled, and do not begin with a full stop', async () => {
  const text =
    '毎秒10万件の処理を12か月でクラウドから2か所のデータセンターへ移行し、年間200万ドルを削減した。'.repeat(
      3,
    );
  const cwd = await project({
    'resume.yaml': `basics: { name: 田中, summary: '${text}' }\n`,
    'variants/default.yaml': 'locale: ja\n',
  });
  const { stdout } = await resume(['build', '-f', 'txt', '-o', '-'], { cwd });
  const lines = stdout.toString().trim().split('\n').slice(4);
  expect(lines.join('')).toBe(text);
  for (const line of lines.slice(0, -1)) expect(stringWidth(line)).toBeGreaterThan(60);
  for (const line of lines) expect(line).not.toMatch(/^[。、ー」]/);
});

async function written(told: Parameters<typeof txt.make>[0]): Promise<string> {
  const { contents } = await txt.make(told);
  return contents.map(String).join('');
}
