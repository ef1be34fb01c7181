import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inlineHtml } from '../../src/core/markdown.ts';
import { lookOf } from '../../src/core/look.ts';
import { view, type Entry, type View } from '../../src/core/view.ts';
import { resolve, type ResolvedVariant } from '../../src/index.ts';
import { ROOT, resume } from '../support/cli.ts';
import { readPdf, type ReadPdf } from '../support/readPdf.ts';

// Every shipped variant, printed by the built command and read back by another engine.
const variants = await resolve({ cwd: ROOT });
const printed = new Map<string, { pdf: ReadPdf; bytes: Buffer }>();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resume-readback-'));
  const { code, stderr } = await resume(['build', '-f', 'pdf', '-o', folder]);
  expect(stderr).not.toContain('error');
  expect(code).toBe(0);
  for (const one of variants) {
    const bytes = await readFile(join(folder, one.resume, `${one.variant}.pdf`));
    printed.set(nameOf(one), { bytes, pdf: await readPdf(bytes) });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(variants.map((variant) => ({ name: nameOf(variant), variant })))(
  '$name',
  ({ name, variant }) => {
    test('holds every letter of the resolved résumé once, in reading order', () => {
      const { pdf } = read(name);
      const seen = viewOf(variant);
      const [found, told] = [letters(pdf.texts.join('\n')), letters(textOf(seen))];
      // A line that runs from the right is drawn from the left: its letters are there, in the eye's order.
      if (seen.dir === 'rtl') expect(sorted(found)).toBe(sorted(told));
      else expect(found).toBe(told);
    });

    // Japanese has no spaces, and breaks its lines anywhere; what runs from the right, see above.
    if (isSpaced(variant)) {
      test('keeps words apart', () => {
        const found = new Set(words(read(name).pdf.texts.join('\n')));
        const missing = words(textOf(viewOf(variant))).filter((word) => !found.has(word));
        expect(missing).toEqual([]);
      });
    }

    test('embeds its fonts as TrueType with a way back to Unicode', () => {
      const pdf = read(name).bytes.toString('latin1');
      const fonts = pdf.match(/\/Type\s*\/Font\b[^]*?endobj/g) ?? [];
      const composite = fonts.filter((font) => font.includes('/Type0'));
      expect(composite.length).toBeGreaterThan(1);
      expect(composite.every((font) => font.includes('/ToUnicode'))).toBe(true);
      expect(pdf).not.toContain('/Type3');
      expect(pdf.match(/\/FontFile2/g)?.length).toBe(composite.length);
      expect(pdf).not.toMatch(/\/FontFile3?\b/);
    });

    test('strands no heading at the foot of a page', () => {
      const { pdf } = read(name);
      const seen = viewOf(variant);
      const headings = seen.sections.flatMap((section) => [
        section.title,
        ...section.entries.map((entry) => entry.title),
      ]);
      const last = pdf.texts.map((text) => text.trim().split('\n').at(-1)?.trim().toLowerCase());
      expect(
        headings.map((heading) => heading.toLowerCase()).filter((heading) => last.includes(heading)),
      ).toEqual([]);
    });

    test('links where it says', () => {
      const { pdf } = read(name);
      const contacts = viewOf(variant)
        .header.contacts.map((contact) => contact.href)
        .filter(Boolean);
      expect(pdf.links.map((link) => link.replace(/\/$/, ''))).toEqual(
        expect.arrayContaining(contacts.map((href) => href.replace(/\/$/, ''))),
      );
    });

    test('stays within its pages and under 2.5 MB', () => {
      const { pdf, bytes } = read(name);
      const max = variant.tailored?.settings.page.max ?? 2;
      expect(pdf.pages).toBeLessThanOrEqual(max);
      expect(bytes.length).toBeLessThan(2.5e6);
      expect(pdf.title).toBe(viewOf(variant).title);
    });
  },
);

function nameOf({ resume: name, variant }: ResolvedVariant): string {
  return `${name}/${variant}`;
}

function read(name: string) {
  const found = printed.get(name);
  if (!found) throw new Error(`${name} was not printed`);
  return found;
}

function viewOf({ tailored, print }: ResolvedVariant): View {
  if (!tailored || !print) throw new Error('not resolved');
  return view(tailored.resume, tailored.settings, lookOf(print.template.manifest, print.options));
}

/** What a page says, in order, without what only draws it. */
function textOf({ header, sections }: View): string {
  const lines = [header.name, header.label, ...header.contacts.map((contact) => contact.text)];
  for (const { title, paragraphs, entries, labels, table, bullets } of sections) {
    lines.push(title, ...paragraphs, ...labels.flatMap(({ label, text }) => [label, text]), ...bullets);
    lines.push(...table.columns, ...table.rows.flat().map((cell) => cell.text));
    lines.push(...entries.flatMap(linesOf));
  }
  return lines.map((line) => plain(line)).join('\n');
}

function linesOf(entry: Entry): string[] {
  const { title, dates, where, details, paragraphs, bullets, roles } = entry;
  const places = where.flatMap(({ text, gloss }) => [text, gloss]);
  return [title, dates, ...places, ...details, ...paragraphs, ...bullets, ...roles.flatMap(linesOf)];
}

function plain(markdown: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return inlineHtml(markdown)
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+);/g, (written, name: string) => entities[name] ?? written);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}%$+@]/gu, '').toLowerCase();
}

function sorted(text: string): string {
  return Array.from(text).sort().join('');
}

function isSpaced(variant: ResolvedVariant): boolean {
  const { dir, lang } = viewOf(variant);
  return dir === 'ltr' && !['ja', 'zh'].includes(lang);
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
}
