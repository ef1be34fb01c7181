import { constants } from 'node:os';

/** `ENOSPC` and the like; empty for what is no error of the system. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) return '';
  // Node knows no name for it: `Unknown system error -122`.
  const isOverQuota = 'errno' in error && error.errno === -constants.errno.EDQUOT;
  return isOverQuota ? 'EDQUOT' : String(error.code);
}
