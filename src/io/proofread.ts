import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DERIVATION } from '../core/basesOf.ts';
import type { Dialect, Flaw } from '../core/flaw.ts';
import { MachineError } from '../errors.ts';
import { readText, writeWhole } from './files.ts';
import { findHarper } from './harper.ts';
import { LINTERS } from './linters.ts';
import { userCache } from './userCache.ts';

/** More texts than any project has: past them the cache begins anew. */
const MOST_KEPT = 20_000;

/**
 * What the grammar checker says of each text; undefined where there is none. What it said once is kept in
 * the user's cache folder, so that it loads only for a text that is new.
 */
export async function proofread(
  texts: readonly string[],
  dialect: Dialect,
  homes: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ReadonlyMap<string, readonly Flaw[]> | undefined> {
  const harper = await findHarper(homes);
  if (!harper) return undefined;
  const cache = userCache(env);
  const name = `harper-${harper.version}-${dialect}-${hashOf(LINTERS.join(' ') + DERIVATION)}.json`;
  const file = cache === undefined ? undefined : join(cache, 'proofs', name);
  const kept = parseKept(file === undefined ? undefined : await readCache(file));
  const fresh = [...new Set(texts)].filter((text) => !kept.has(hashOf(text)));
  const read = fresh.length === 0 ? [] : await harper.read(fresh, dialect);
  const proofs = new Map(texts.map((text) => [text, kept.get(hashOf(text)) ?? []]));
  for (const [index, text] of fresh.entries()) proofs.set(text, read[index] ?? []);
  if (file !== undefined && fresh.length > 0) {
    const all = kept.size > MOST_KEPT ? new Map<string, readonly Flaw[]>() : new Map(kept);
    for (const [text, flaws] of proofs) all.set(hashOf(text), flaws);
    await keep(file, JSON.stringify(Object.fromEntries(all)));
  }
  return proofs;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** A cache that cannot be read or written is as good as none. */
async function readCache(file: string): Promise<string | undefined> {
  return readText(file).catch(noMachineError);
}

async function keep(file: string, text: string): Promise<void> {
  await writeWhole(file, text).catch(noMachineError);
}

function noMachineError(error: unknown): undefined {
  if (error instanceof MachineError) return undefined;
  throw error;
}

/** Whatever in it is not as we write it was written by a crash or another hand: it is read anew. */
function parseKept(text: string | undefined): Map<string, readonly Flaw[]> {
  if (text === undefined) return new Map();
  try {
    const kept: unknown = JSON.parse(text);
    if (kept === null || typeof kept !== 'object') return new Map();
    return new Map(
      Object.entries(kept).filter((entry): entry is [string, Flaw[]] => {
        const [, flaws] = entry as [string, unknown];
        return Array.isArray(flaws) && flaws.every(isFlaw);
      }),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

function isFlaw(value: unknown): value is Flaw {
  const flaw = value as Partial<Flaw> | null;
  return (
    typeof flaw?.start === 'number' &&
    typeof flaw.end === 'number' &&
    typeof flaw.linter === 'string' &&
    typeof flaw.message === 'string' &&
    Array.isArray(flaw.instead) &&
    flaw.instead.every((one) => typeof one === 'string')
  );
}
