import { join } from 'node:path';
import { toYaml } from '../core/yaml.ts';
import { slug } from '../core/tree.ts';
import type { Application } from '../generated/application.ts';
import { createFile } from '../io/files.ts';
import { APPLICATIONS } from './readApplications.ts';

/** A file's name may have no more than 255 bytes, and people are to type it. */
const LONGEST = 60;

/** `Acme, Staff Engineer` → `acme-staff-engineer`; empty where nothing in it could name a file. */
export function nameOf(to: string): string {
  return slug(to).slice(0, LONGEST).replace(/-$/, '');
}

/**
 * Writes a record, never over another one: what is sent to the same again goes by `…-2`.
 *
 * @returns its name and its path
 * @throws MachineError where it cannot be written
 */
export async function writeApplication(
  root: string,
  application: Application,
): Promise<{ name: string; path: string }> {
  const base = nameOf(application.to);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    const path = join(root, APPLICATIONS, `${name}.yaml`);
    const head = `# What was sent, as \`resume record\` wrote it. \`resume diff ${name} VARIANT\` tells what has changed since.\n`;
    if (await createFile(path, head + toYaml(application, { lineWidth: 110 }))) return { name, path };
  }
}
