import { fileSide } from './fileSide.ts';
import type { Side, SideContext, SideKind } from './side.ts';
import { variantSide } from './variantSide.ts';

/** In this order: a name that several could take is the first one's. */
const KINDS: readonly SideKind[] = [fileSide, variantSide];

/**
 * One side of a comparison by its name on the command line.
 *
 * @throws UsageError where there is no such thing
 */
export async function findSide(name: string, context: SideContext): Promise<Side> {
  for (const kind of KINDS) if (await kind.takes(name, context)) return kind.find(name, context);
  throw new Error(`no kind of side takes ${name}`);
}
