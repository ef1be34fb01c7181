import { basename, extname, join } from 'node:path';
import { parse } from '../core/parse.ts';
import { toData } from '../core/source.ts';
import { validate } from '../core/validate.ts';
import { hasErrors, report, type Diagnostic } from '../diagnostic.ts';
import type { Application } from '../generated/application.ts';
import { listFolder } from '../io/files.ts';
import { shownPath } from '../io/project.ts';
import { readListed } from '../io/readSourceFile.ts';

/** Where a project keeps its records of what was sent. */
export const APPLICATIONS = 'applications';

/** One record of what was sent. */
export interface ReadApplication {
  /** Its file's, which is how people call it: `acme-staff-engineer`. */
  name: string;
  /** As shown to people. */
  file: string;
  /** Undefined where it has errors. */
  application: Application | undefined;
  diagnostics: Diagnostic[];
}

/** The names of a project's records, sorted. */
export async function applicationNames(root: string): Promise<string[]> {
  const files = await listFolder(join(root, APPLICATIONS));
  return files
    .filter((file) => extname(file) === '.yaml')
    .map((file) => basename(file, '.yaml'))
    .sort();
}

export async function readApplication(root: string, name: string, cwd: string): Promise<ReadApplication> {
  const path = join(root, APPLICATIONS, `${name}.yaml`);
  const file = shownPath(cwd, path);
  const source = await readListed(path, file);
  const { root: document, diagnostics } = parse(source);
  const whole = { source, start: 0, end: 0 };
  if (document?.kind === 'scalar' && document.value === null)
    diagnostics.push(report('empty-record', whole, '', {}));
  else if (document) diagnostics.push(...validate(document, 'application'));
  const said = diagnostics.map(mildly);
  const isSound = document !== undefined && !hasErrors(said);
  return {
    name,
    file,
    application: isSound ? (toData(document) as Application) : undefined,
    diagnostics: said,
  };
}

/** A record may be older than this program: a key of what was sent that is no longer known is no error. */
function mildly(diagnostic: Diagnostic): Diagnostic {
  const isOld = diagnostic.code === 'unknown-key' && diagnostic.path.startsWith('data.');
  return isOld ? { ...diagnostic, severity: 'warning' } : diagnostic;
}
