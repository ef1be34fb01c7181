import { resolve as resolvePath } from 'node:path';
import { UsageError } from '../errors.ts';
import { isFile } from '../io/files.ts';
import type { SideKind } from './side.ts';
import { findVariant, resolvedSide } from './variantSide.ts';

/** A variant as a revision has it: `v1.2:staff-ml`, `HEAD~3:staff-engineer/staff-ml`. */
export const revisionSide: SideKind = {
  takes: async (name, { cwd }) =>
    splitRevision(name) !== undefined && !(await isFile(resolvePath(cwd, name))),
  find: async (name, { projects, other }) => {
    const { revision, variant } = splitRevision(name) ?? { revision: '', variant: name };
    if (variant === '') {
      throw new UsageError(
        `\`${name}\` names no variant`,
        `write ${revision}:VARIANT, or compare all of them: resume diff --all ${revision}`,
      );
    }
    const { resumes, where, notes } = await projects.at(revision);
    const found = findVariant(variant, splitRevision(other)?.variant ?? other, resumes, where);
    const side = resolvedSide(await found.resume.resolve(found.variant));
    return { ...side, name: { name: `${revision}:${side.name.name}`, kind: 'revision' }, notes };
  },
  alone: (name) => ({ a: name, b: splitRevision(name)?.variant ?? name }),
};

/**
 * `REV:VARIANT` at its last colon, for a revision may hold some (`:/fix: typo`) and a variant's name none;
 * undefined for a drive's path, an address, and what holds no colon.
 */
export function splitRevision(name: string): { revision: string; variant: string } | undefined {
  const colon = name.lastIndexOf(':');
  if (colon === -1 || /^[a-z]:[\\/]|^[a-z]+:\/\//i.test(name)) return undefined;
  return { revision: name.slice(0, colon), variant: name.slice(colon + 1) };
}
