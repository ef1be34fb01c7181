import { UsageError } from '../errors.ts';
import { fileSide } from './fileSide.ts';
import { recordSide } from './recordSide.ts';
import { revisionSide } from './revisionSide.ts';
import type { Pair, Side, SideContext, SideKind } from './side.ts';
import { variantSide } from './variantSide.ts';

/** In this order: a name that several could take is the first one's. */
const KINDS: readonly SideKind[] = [revisionSide, fileSide, recordSide, variantSide];

/**
 * One side of a comparison by its name on the command line.
 *
 * @throws UsageError where there is no such thing
 */
export async function findSide(name: string, context: SideContext): Promise<Side> {
  for (const kind of KINDS) if (await kind.takes(name, context)) return kind.find(name, context);
  throw new Error(`no kind of side takes ${name}`);
}

/**
 * Both sides where only one is named: a variant is held against the last commit's, a revision's against
 * the one that stands.
 *
 * @throws UsageError where a side of that kind says nothing of the other
 */
export async function findPair(name: string, context: SideContext): Promise<Pair> {
  for (const kind of KINDS) {
    if (!(await kind.takes(name, context))) continue;
    if (kind.alone) return kind.alone(name, context);
    throw new UsageError('this takes two sides', `name the other one, too: resume diff ${name} VARIANT`);
  }
  throw new Error(`no kind of side takes ${name}`);
}
