import { CsvError, parse } from 'csv-parse/sync';
import { mapping, scalar, type Field, type Mapping, type Place, type Source } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';

export interface Table {
  /** The first line; a column without a name has an empty one. */
  columns: { name: string; at: Place }[];
  /** One a record: its cells by the names of their columns, each with its place. */
  rows: Mapping[];
  diagnostics: Diagnostic[];
}

/** CSV with its columns’ names in the first line, its fields apart by commas, semicolons or tabs. */
export function parseCsv(source: Source): Table {
  const delimiter = delimiterOf(source.text);
  let records: { raw: string; record: string[] }[];
  try {
    records = parse(source.text, {
      delimiter,
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { raw: string; record: string[] }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = lineAt(source, Number(error.lines ?? 1));
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
    const reason = isOpen ? 'a quote is never closed' : error.message.replace(/^[^:]+: /, '');
    const said = report('bad-csv', at, '', { said: reason });
    return { columns: [], rows: [], diagnostics: [said] };
  }
  let cursor = 0;
  const lines = records.map(({ raw, record }) => {
    const start = Math.max(cursor, source.text.indexOf(raw, cursor));
    cursor = start + raw.length;
    const spans = spansOf(raw, delimiter);
    return record.map((text, index) => {
      const { start: from = 0, end: to = 0 } = spans[index] ?? {};
      return { text: text.trim(), at: { source, start: start + from, end: start + to } };
    });
  });
  const [head = [], ...body] = lines;
  const columns = head.map(({ text, at }) => ({ name: text, at }));
  const rows = body.flatMap((cells) => {
    const fields = cells.flatMap(({ text, at }, index): [string, Field][] => {
      const column = columns[index];
      return column && text ? [[column.name, { key: column.at, value: scalar(text, at) }]] : [];
    });
    const [first] = cells;
    return fields.length > 0 && first ? [mapping(fields, first.at)] : [];
  });
  return { columns, rows, diagnostics: [] };
}

/** The first line tells, outside of its quotes. */
function delimiterOf(text: string): string {
  const line = (/^\s*(.*)$/m.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => [mark, line.split(mark).length] as const);
  return counts.sort(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}

/** Where the fields of a record stand in it, without their quotes. */
function spansOf(raw: string, delimiter: string): { start: number; end: number }[] {
  const ends: number[] = [];
  let isQuoted = false;
  for (let index = 0; index < raw.trimEnd().length; index += 1) {
    const character = raw[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) ends.push(index);
  }
  ends.push(raw.trimEnd().length);
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
    const isInQuotes = raw[start] === '"' && raw[end - 1] === '"' && end - start > 1;
    return isInQuotes ? { start: start + 1, end: end - 1 } : { start, end };
  });
}

function lineAt(source: Source, line: number): Place {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = source.text.indexOf('\n', start) + 1 || start;
  const end = source.text.indexOf('\n', start);
  return { source, start, end: end === -1 ? source.text.length : end };
}
