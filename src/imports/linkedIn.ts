import { own } from '../core/own.ts';
import { mapping, type Mapping, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, fieldsOf, listOf } from './fields.ts';
import type { Draft, GivenTables, Importer, NamedSource } from './importer.ts';
import { profileOf } from './linkedInProfile.ts';
import { TABLES, type TableReader } from './linkedInTables.ts';
import { parseCsv, type Table } from './parseCsv.ts';
import { reworded, textIn } from './texts.ts';

/** The data that LinkedIn hands out (Settings → Data privacy → Get a copy of your data). */
export const linkedIn: Importer<GivenTables> = {
  name: 'linkedin',
  title: 'LinkedIn’s data export (the .zip, its folder, or one of its .csv files)',
  recognizes: ({ tables }) =>
    tables.some((source) => readerOf(source, tables) !== undefined || PROFILE.has(keyOf(source.name))),
  read: readLinkedIn,
};

/** What goes into `basics`, each table with a column that it cannot do without. */
const PROFILE: ReadonlyMap<string, string> = new Map([
  ['profile', 'First Name'],
  ['profilesummary', 'Profile Summary'],
  ['emailaddresses', 'Email Address'],
  ['phonenumbers', 'Number'],
]);

/** Written by the program, of no matter to readers. */
const TECHNICAL = ['Confirmed', 'Updated On', 'Extension', 'Type', 'Creation Date', 'Primary', 'Status'];

function readLinkedIn({ tables, others, whole }: GivenTables): Draft {
  const diagnostics: Diagnostic[] = [];
  const basics = new Map<string, readonly Mapping[]>();
  const sections = new Map<string, Node[]>();
  const strange: string[] = [];
  for (const source of tables) {
    const key = keyOf(source.name);
    const needed = PROFILE.get(key);
    const reader = readerOf(source, tables);
    if (needed === undefined && !reader) {
      strange.push(source.name);
      continue;
    }
    const parsed = parseCsv(source);
    const table = { ...parsed, rows: parsed.rows.map(withoutEntities) };
    diagnostics.push(...table.diagnostics);
    if (!holds(table, source, needed === undefined ? (reader?.needs ?? []) : [needed], diagnostics)) continue;
    if (needed !== undefined) basics.set(key, table.rows);
    else if (reader)
      sections.set(reader.section, [
        ...(sections.get(reader.section) ?? []),
        ...readRows(reader, table, diagnostics),
      ]);
  }
  const left = [...strange, ...others];
  if (left.length > 0)
    diagnostics.push(report('not-carried', whole, '', { name: named(left), why: 'files' }));
  const order = [...new Set(TABLES.map(({ section }) => section))];
  const content = order.map((name) => [name, listOf(sections.get(name) ?? [], whole)] as const);
  const root = entry(whole, { basics: profileOf(basics, diagnostics), ...Object.fromEntries(content) });
  return { root: root ?? mapping([], whole), diagnostics, facts: false };
}

function readRows(reader: TableReader, table: Table, said: Diagnostic[]): Node[] {
  const rows = table.rows.map((row, index) => fieldsOf(row, [reader.table, index], said));
  const made = reader.read(rows, table, said);
  for (const row of rows) {
    row.take(...TECHNICAL);
    row.leave();
  }
  return made;
}

/** Without rows nothing is missed; with rows and without these columns it is another file. */
function holds(table: Table, source: NamedSource, needed: readonly string[], said: Diagnostic[]): boolean {
  const found = table.columns.map(({ name }) => name);
  const missing = needed.filter((name) => !found.includes(name));
  if (missing.length === 0 || table.diagnostics.length > 0)
    return missing.length === 0 && table.rows.length > 0;
  const [first] = table.columns;
  const last = table.columns.at(-1);
  const at = { source, start: first?.at.start ?? 0, end: last?.at.end ?? 0 };
  said.push(report('missing-column', at, '', { table: source.name, missing, found }));
  return false;
}

/** By its name; one that stands alone may have another, and is told by its columns. */
function readerOf(source: NamedSource, all: readonly NamedSource[]): TableReader | undefined {
  const named = TABLES.find(({ table }) => keyOf(table) === keyOf(source.name));
  if (named || all.length > 1 || PROFILE.has(keyOf(source.name))) return named;
  const columns = parseCsv(source).columns.map(({ name }) => name);
  return TABLES.find(({ needs, isTold }) => isTold && needs.every((name) => columns.includes(name)));
}

/** `Recommendations_Received.csv`, `Recommendations Received.csv`: the program’s versions differ. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.csv$/, '')
    .replace(/[^a-z]/g, '');
}

function named(names: readonly string[]): string {
  const rest = names.length - 3;
  return names.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Some archives write HTML’s entities: `Dean&#39;s List`. */
function withoutEntities(row: Mapping): Mapping {
  const fields = [...row.fields].map(([name, field]) => {
    const text = textIn(field.value) ?? '';
    const plain = text.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (written, entity: string) => own(ENTITIES, entity) ?? written,
    );
    return [name, { ...field, value: reworded(field.value, plain) }] as const;
  });
  return mapping(fields, row.at);
}
