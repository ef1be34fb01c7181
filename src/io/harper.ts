import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type * as Harper from 'harper.js';
import type { Dialect, Flaw } from '../core/flaw.ts';
import { readText } from './files.ts';
import { basesOf } from '../core/basesOf.ts';
import { findPackage } from './findPackage.ts';
import { LINTERS } from './linters.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';

/** Harper, installed beside the project or beside this program; not yet loaded. */
export interface GrammarChecker {
  version: string;
  /** Reads texts, in their order. The first one waits for the WebAssembly: a second or two. */
  read: (texts: readonly string[], dialect: Dialect) => Promise<Flaw[][]>;
}

/**
 * @param homes folders to look from, as Node does: the project, and where this program is installed
 * @returns undefined where it is not installed: 72 MB that nobody need have
 */
export async function findHarper(homes: readonly string[]): Promise<GrammarChecker | undefined> {
  const folders = await Promise.all(homes.map((home) => findPackage(home, PACKAGE)));
  const folder = folders.find((one) => one !== undefined);
  const manifest = folder === undefined ? undefined : await readText(join(folder, 'package.json'));
  if (folder === undefined || manifest === undefined) return undefined;
  const { version } = JSON.parse(manifest) as { version: string };
  return {
    version,
    read: async (texts, dialect) => {
      const linter = await linterFor(folder, dialect);
      const found: Flaw[][] = [];
      for (const text of texts) found.push(await flawsOf(text, linter));
      return found;
    },
  };
}

/** One a process: it takes a second or two, and a hundred megabytes. */
const linters = new Map<string, Promise<Harper.Linter>>();

function linterFor(folder: string, dialect: Dialect): Promise<Harper.Linter> {
  const key = `${dialect} ${folder}`;
  const linter = linters.get(key) ?? loadLinter(folder, dialect);
  linters.set(key, linter);
  return linter;
}

const PACKAGE = 'harper.js';

const importModule = createRequire(import.meta.url)(join(PACKAGE_ROOT, 'bin', 'importModule.cjs')) as (
  url: string,
) => Promise<unknown>;

/**
 * V8 makes WebAssembly that runs a while anew, and faster: for Harper's start and the bullets of a résumé that
 * takes as long again as all else, and gains nothing. With this budget of bytes executed it never does.
 */
const KEEP_FIRST_CODE = '--wasm-tiering-budget=1000000000';

/** The slim binary starts in half the time and finds the same in bullets. */
async function loadLinter(folder: string, dialect: Dialect): Promise<Harper.Linter> {
  const load = (file: string): Promise<unknown> =>
    importModule(pathToFileURL(join(folder, 'dist', file)).href);
  const { LocalLinter, Dialect } = (await load('index.js')) as typeof Harper;
  setFlagsFromString(KEEP_FIRST_CODE);
  const { slimBinary } = (await load('slimBinary.js')) as { slimBinary: Harper.BinaryModule };
  const linter = new LocalLinter({ binary: slimBinary, dialect: Dialect[dialect] });
  const all = await linter.getDefaultLintConfig();
  const on = new Set(LINTERS);
  await linter.setLintConfig(Object.fromEntries(Object.keys(all).map((name) => [name, on.has(name)])));
  return linter;
}

async function flawsOf(text: string, linter: Harper.Linter): Promise<Flaw[]> {
  const flaws = await read(text, linter);
  const kept: Flaw[] = [];
  for (const flaw of flaws) {
    const isWord = flaw.linter === 'SpellCheck';
    if (!isWord || !(await isDerived(text.slice(flaw.start, flaw.end), linter))) kept.push(flaw);
  }
  return kept;
}

/** No dictionary has every `un-`, `re-` and `-able`: a word is right where what it is made of is. */
async function isDerived(word: string, linter: Harper.Linter): Promise<boolean> {
  for (const base of basesOf(word.toLowerCase())) {
    if ((await read(base, linter)).every(({ linter: name }) => name !== 'SpellCheck')) return true;
  }
  return false;
}

async function read(text: string, linter: Harper.Linter): Promise<Flaw[]> {
  const found = await linter.organizedLints(text, { language: 'plaintext' });
  const flaws = Object.entries(found).flatMap(([name, lints]) =>
    lints.map((lint) => {
      const span = lint.span();
      return {
        start: span.start,
        end: span.end,
        linter: name,
        message: lint.message(),
        instead: lint
          .suggestions()
          .map((suggestion) => suggestion.get_replacement_text())
          .filter((one) => one !== ''),
      };
    }),
  );
  return flaws.sort((a, b) => a.start - b.start);
}
