import { scalar, showPath, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, firstLine, textListOf, type Fields } from './fields.ts';
import type { Table } from './parseCsv.ts';
import { escapeMarkdown, readProse, reworded, textIn } from './texts.ts';

/** One of LinkedIn’s tables and the section of ours that it becomes. */
export interface TableReader {
  table: string;
  section: string;
  /** The columns without which it is another file. */
  needs: readonly string[];
  /** Whether those columns tell the table, under whatever name it was saved. */
  isTold: boolean;
  read: (rows: readonly Fields[], table: Table, said: Diagnostic[]) => Node[];
}

/** In JSON Resume’s order. The columns are those of archives of 2019 to 2026. */
export const TABLES: readonly TableReader[] = [
  each('Positions', 'work', ['Company Name', 'Title'], (row) => ({
    name: row.take('Company Name'),
    position: row.take('Title'),
    location: row.take('Location'),
    ...span(row),
    ...described(row.take('Description')),
  })),
  each('Volunteering', 'volunteer', ['Company Name', 'Role'], (row) => ({
    organization: row.take('Company Name', 'Organization'),
    position: row.take('Role'),
    ...span(row),
    ...described(row.take('Description')),
  })),
  each('Education', 'education', ['School Name'], (row) => ({
    institution: row.take('School Name'),
    studyType: row.take('Degree Name'),
    ...span(row),
  })),
  each('Honors', 'awards', ['Title', 'Issued On'], (row) => ({
    title: row.take('Title'),
    awarder: row.take('Issuer'),
    date: row.take('Issued On'),
    summary: paragraphs(row.take('Description')),
  })),
  each('Certifications', 'certificates', ['Name', 'Authority'], (row) => ({
    name: row.take('Name'),
    issuer: row.take('Authority'),
    date: row.take('Started On'),
    url: row.take('Url', 'URL'),
  })),
  each('Publications', 'publications', ['Name', 'Publisher'], (row) => ({
    name: row.take('Name'),
    publisher: row.take('Publisher'),
    releaseDate: row.take('Published On'),
    url: row.take('Url', 'URL'),
    summary: paragraphs(row.take('Description')),
  })),
  { table: 'Skills', section: 'skills', needs: ['Name'], isTold: false, read: readSkills },
  each('Languages', 'languages', ['Name', 'Proficiency'], (row) => ({
    language: row.take('Name'),
    fluency: row.take('Proficiency'),
  })),
  {
    table: 'Recommendations_Received',
    section: 'references',
    needs: ['First Name', 'Text'],
    isTold: true,
    read: readReferences,
  },
  each('Projects', 'projects', ['Title'], (row) => {
    const { summary, highlights } = described(row.take('Description'));
    return {
      name: row.take('Title'),
      description: summary,
      url: row.take('Url', 'URL'),
      ...span(row),
      highlights,
    };
  }),
  // Of these no columns are sure: they come as they are, under their own.
  asTable('Courses', 'Courses'),
  asTable('Patents', 'Patents'),
  asTable('Organizations', 'Organizations'),
  asTable('Test Scores', 'Test Scores'),
  asTable('Causes You Care About', 'Causes'),
];

function each(
  table: string,
  section: string,
  needs: readonly string[],
  values: (row: Fields) => Record<string, Node | undefined>,
): TableReader {
  return {
    table,
    section,
    needs,
    isTold: needs.length > 1 || needs[0] === 'School Name',
    read: (rows) => rows.flatMap((row) => entry(row.at, values(row)) ?? []),
  };
}

function span(row: Fields): { startDate: Node | undefined; endDate: Node | undefined } {
  return { startDate: row.take('Started On', 'Start Date'), endDate: row.take('Finished On', 'End Date') };
}

/** LinkedIn knows no Markdown; some of its texts hold bullets all the same. */
function described(node: Node | undefined): { summary: Node | undefined; highlights: Node | undefined } {
  const text = textIn(node);
  if (!node || text === undefined) return { summary: undefined, highlights: undefined };
  const { summary, bullets } = readProse(text.replace(/(\S)\s+•\s+/g, '$1\n• '));
  return {
    summary: summary ? reworded(node, escapeMarkdown(summary)) : undefined,
    highlights: textListOf(bullets.map(escapeMarkdown), node.at),
  };
}

export function paragraphs(node: Node | undefined): Node | undefined {
  const text = textIn(node);
  return node && text !== undefined ? reworded(node, escapeMarkdown(text)) : undefined;
}

/** One line of skills: there may be a hundred, and no group or order is known. */
function readSkills(rows: readonly Fields[]): Node[] {
  const names = rows.flatMap((row) => row.take('Name') ?? []);
  const [first] = names;
  if (!first) return [];
  const skills = entry(first.at, {
    name: scalar('Skills', first.at),
    keywords: { kind: 'list', items: names, at: first.at },
  });
  return skills ? [skills] : [];
}

function readReferences(rows: readonly Fields[], _: Table, said: Diagnostic[]): Node[] {
  return rows.flatMap((row) => {
    const name = words(row, 'First Name', 'Last Name').join(' ');
    const role = words(row, 'Job Title', 'Company').join(', ');
    const text = row.take('Text');
    const status = row.take('Status');
    if (status && textIn(status)?.toUpperCase() !== 'VISIBLE') {
      const about = { name, why: 'hidden' as const };
      said.push(report('not-carried', firstLine(status.at), showPath(row.path), about));
      return [];
    }
    return (
      entry(row.at, {
        name: scalar([name, role].filter(Boolean).join(', '), row.at),
        reference: paragraphs(text),
      }) ?? []
    );
  });
}

function words(row: Fields, ...names: string[]): string[] {
  return names.flatMap((name) => textIn(row.take(name)) ?? []);
}

function asTable(table: string, title: string): TableReader {
  return {
    table,
    section: 'custom',
    needs: [],
    isTold: false,
    read: (rows, { columns }) => {
      const [first] = columns;
      const filled = columns.filter(
        ({ name }) => name !== '' && rows.some((row) => row.names.includes(name)),
      );
      if (!first || filled.length === 0) return [];
      const { at } = first;
      const cells = rows.map((row) =>
        textListOf(
          filled.map(({ name }) => textIn(row.take(name)) ?? ''),
          row.at,
        ),
      );
      const grid = entry(at, {
        columns: textListOf(
          filled.map(({ name }) => name),
          at,
        ),
        rows: { kind: 'list', items: cells.flatMap((row) => row ?? []), at },
      });
      const id = title.toLowerCase().replaceAll(' ', '-');
      return [entry(at, { id: scalar(id, at), title: scalar(title, at), table: grid }) ?? []].flat();
    },
  };
}
