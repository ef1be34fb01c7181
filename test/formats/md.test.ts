import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { md } from '../../src/formats/md.ts';
import { resume, project } from '../support/cli.ts';
import { toldVariants } from '../support/toldVariants.ts';
import { letters, viewTexts } from '../support/viewTexts.ts';

/** What GitHub reads: CommonMark with raw HTML and tables. */
const github = new MarkdownIt({ html: true });

/** What a line, an entry or a list may be made of; anything else came out of somebody's text. */
const ALLOWED = new Set([
  ...['heading', 'paragraph', 'bullet_list', 'list_item', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ...['inline', 'text', 'strong', 'em', 'link', 'code_inline'],
]);

describe.each(await toldVariants())('$name', ({ told }) => {
  const tokens = async (): Promise<Token[]> => github.parse(await written(told), {});

  test('says all that the page says, once and in order', async () => {
    const seen = (await tokens()).flatMap((token) => (token.type === 'inline' ? [textOf(token)] : []));
    expect(letters(seen.join('\n'))).toBe(letters(viewTexts(told.view).join('\n')));
    const whole = seen.join('\n');
    expect(viewTexts(told.view).filter((text) => !whole.includes(text))).toEqual([]);
  });

  test('has no mark but its own', async () => {
    const kinds = (await tokens()).flatMap(({ type, children }) => [
      type,
      ...(children ?? []).map((one) => one.type),
    ]);
    expect(
      kinds.map((kind) => kind.replace(/_(open|close)$/, '')).filter((kind) => !ALLOWED.has(kind)),
    ).toEqual([]);
  });

  test('has its sections as headings, and links that lead where the page’s do', async () => {
    const all = await tokens();
    const titles = all.filter(
      (_, index) => all[index - 1]?.type === 'heading_open' && all[index - 1]?.tag === 'h2',
    );
    expect(titles.map(textOf)).toEqual(told.view.sections.map(({ title }) => title));
    const links = all.flatMap(({ children }) => (children ?? []).flatMap((one) => one.attrGet('href') ?? []));
    for (const link of links) expect(link).toMatch(/^(https?:|mailto:|tel:)/);
    const contacts = told.view.header.contacts.flatMap(({ href }) =>
      href ? [github.normalizeLink(href)] : [],
    );
    expect(links.slice(0, contacts.length).map(decoded)).toEqual(contacts.map(decoded));
  });

  test('is lines of visible characters', async () => {
    const text = await written(told);
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[ \t]\n|\n\n\n|^\n./u);
    expect(text).toMatch(/^$|[^\n]\n$/);
  });
});

test('is laid out for readers of GitHub', async () => {
  const cwd = await project({
    'resume.yaml': `
basics: { name: Ada *Lovelace*, label: 1. Programmer, email: ada@example.com, summary: 'Writes **programs**.' }
work:
  - { name: Engines, position: Programmer, description: a *mill*, location: London, url: https://engines.example,
      startDate: 1842-10, endDate: 1843-09, team: Notes, keywords: [Bernoulli], summary: 'Wrote it.',
      highlights: ['**First** program', '- dashed'] }
skills: [{ name: Languages, keywords: [French, Italian] }]
talks: [{ name: 'Looms | Cards', event: Salon, date: 1843 }]
`,
  });
  const { stdout, code } = await resume(['build', '-f', 'md', '-o', '-'], { cwd });
  expect(code).toBe(0);
  expect(stdout.toString()).toBe(`# Ada \\*Lovelace\\*

1\\. Programmer

[ada@example.com](mailto:ada@example.com)

## Summary

Writes **programs**.

## Experience

### Programmer

*Oct 1842 – Sep 1843* · [Engines](https://engines.example) (a *mill*), London

Notes · Bernoulli

Wrote it.

- **First** program
- \\- dashed

## Skills

- **Languages**: French, Italian

## Talks

| Date | Event | Title |
| --- | --- | --- |
| 1843 | Salon | Looms \\| Cards |
`);
});

async function written(told: Parameters<typeof md.make>[0]): Promise<string> {
  const { contents } = await md.make(told);
  return contents.map(String).join('');
}

function textOf({ children }: Token): string {
  return (children ?? []).map(({ content }) => content).join('');
}

function decoded(address: string): string {
  return decodeURI(address).replaceAll(/%2[89]/g, (found) => decodeURIComponent(found));
}
