import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostic.ts';

/**
 * By what a finding is known again: the same while lines move around it.
 *
 * @param times how often each was found before; what is found twice in one place is counted
 */
export function fingerprint({ code, file, path, message }: Diagnostic, times: Map<string, number>): string {
  const what = [code, file, path, message].join('\0');
  const time = times.get(what) ?? 0;
  times.set(what, time + 1);
  return createHash('sha256').update(`${what}\0${time}`).digest('hex').slice(0, 32);
}
