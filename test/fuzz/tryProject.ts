import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { decode } from '../../src/core/decode.ts';
import { CODES, type Diagnostic } from '../../src/diagnostic.ts';
import {
  build,
  diff,
  explain,
  importResume,
  list,
  MachineError,
  match,
  resolve,
  UsageError,
} from '../../src/index.ts';
import { checkSettings } from '../../src/checks/checkSettings.ts';
import { lint } from '../../src/lint.ts';
import type { Files } from './mutate.ts';

/** What users do with a project, as far as it takes no browser; each gives what was said. */
const WORK: Readonly<Record<string, (cwd: string, files: Files) => Promise<readonly Diagnostic[]>>> = {
  resolve: async (cwd) => {
    const variants = await resolve({ cwd });
    for (const { tailored } of variants) if (tailored) explain(tailored);
    return variants.flatMap(({ diagnostics }) => diagnostics);
  },
  // Where a page is to be counted, the browser is asked for that is not there.
  build: async (cwd) =>
    (
      await build({
        cwd,
        formats: ['html', 'json', 'txt', 'md'],
        outDir: join(cwd, 'dist'),
        browser: '/nowhere',
      })
    ).diagnostics,
  // The grammar checker is at home nowhere here: it is a library, and slow.
  lint: async (cwd, files) => {
    const variants = await resolve({ cwd });
    const file = 'resumes/check.yaml';
    const source = files[file] === undefined ? undefined : { file, text: files[file], foreign: false };
    const settings = checkSettings(source, undefined);
    const said = variants.flatMap(({ diagnostics }) => diagnostics);
    return (await lint(variants, variants, said, { settings, today: '2026-01-01', homes: [] })).diagnostics;
  },
  list: async (cwd) => (await list({ cwd }), []),
  diff: async (cwd) => (await diff({ cwd, a: 'default', b: 'v' })).diagnostics,
  import: async (cwd, files) => {
    const file = Object.keys(files).find((path) => path.startsWith('input.')) ?? 'resume.yaml';
    return (await importResume({ cwd, file })).diagnostics;
  },
  match: async (cwd, files) => {
    const job =
      Object.entries(files).find(([path]) => path.startsWith('job.'))?.[1] ??
      'We look for an engineer: Python, five years.';
    return (await match({ cwd, job })).diagnostics;
  },
};

/** With how often each is tried: to list is to read each template there is, and little of it is what was changed. */
export const WORKS = Object.keys(WORK).map((work) => [work, work === 'list' ? 1 : 4] as const);

/** Longer than any of it may take, on a machine that does something else, too. */
const LONGEST_MS = 2000;

/** What the last case wrote. */
const written: string[] = [];

/** What is wrong with how the program takes a project, whatever is in it; undefined for nothing. */
export async function tryProject(cwd: string, files: Files, work: string): Promise<string | undefined> {
  // Folders stay: to remove one takes longer than most of the work.
  for (const file of written.splice(0)) rmSync(file, { force: true });
  for (const [path, text] of Object.entries(files)) {
    const file = join(cwd, normalize(`/${path}`));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    written.push(file);
  }
  // Of the processor, not of the clock: other tests run beside this one.
  const begun = process.cpuUsage();
  try {
    const said = (await WORK[work]?.(cwd, files)) ?? [];
    const astray = said.map((one) => whyAstray(one, files)).find(Boolean);
    if (astray) return astray;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof MachineError))
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1000;
  return took > LONGEST_MS ? `it took ${Math.round(took)} ms` : undefined;
}

function whyAstray(diagnostic: Diagnostic, files: Files): string | undefined {
  const { code, file, line, column, endLine, endColumn, excerpt } = diagnostic;
  const why = (what: string) => `${what}: ${JSON.stringify(diagnostic)}`;
  if (!CODES.includes(code)) return why('a code that there is not');
  // Read as any file is, in lines.
  const written = files[file];
  const text = written && decode(Buffer.from(written)).text.replace(/\r(?!\n)/g, '\n');
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const isThere = (row: number, place: number) =>
    row >= 1 && place >= 1 && place <= (lines[row - 1]?.length ?? -1) + 1;
  if (!isThere(line, column) || !isThere(endLine, endColumn)) return why('a place outside its file');
  if (endLine < line || (endLine === line && endColumn < column)) return why('a span that runs backwards');
  if (lines[line - 1]?.replace(/\r$/, '') !== excerpt && excerpt !== '')
    return why('an excerpt that is not its line');
  return undefined;
}
