import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Whether a file is there, and is what was said of it. */
export function hasSha256(file: string, sha256: string): boolean {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
  } catch {
    return false; // Gone, or not for us to read: then it cannot be told, and nobody builds on it.
  }
}
