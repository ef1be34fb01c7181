import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Told } from '../../src/formats/format.ts';
import { resolve, type ResolvedVariant } from '../../src/resolve.ts';
import { viewVariant } from '../../src/viewVariant.ts';
import { ROOT } from './cli.ts';

export interface ToldVariant {
  /** `staff-engineer/he`, `specimens/huge` */
  name: string;
  told: Told;
}

/** Every shipped variant, and every specimen as a résumé. */
export async function toldVariants(): Promise<ToldVariant[]> {
  const folder = await mkdtemp(join(tmpdir(), 'resume-specimens-'));
  try {
    const specimens = join(ROOT, 'specimens');
    for (const file of await readdir(specimens)) {
      await cp(join(specimens, file), join(folder, 'resumes', basename(file, '.yaml'), 'resume.yaml'));
    }
    await cp(join(ROOT, 'fonts'), join(folder, 'fonts'), { recursive: true });
    const resolved = [
      ...(await resolve({ cwd: ROOT })).map((one) => ({ ...one, name: `${one.resume}/${one.variant}` })),
      ...(await resolve({ cwd: folder })).map((one) => ({ ...one, name: `specimens/${one.resume}` })),
    ];
    return resolved.map(({ name, ...variant }) => ({ name, told: toldOf(variant) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one variant of a project. */
export async function toldIn(cwd: string): Promise<Told> {
  const [variant] = await resolve({ cwd });
  if (!variant) throw new Error('there is no variant');
  return toldOf(variant);
}

function toldOf({ resume, tailored, print, diagnostics }: ResolvedVariant): Told {
  if (!tailored || !print) throw new Error(`${resume}: ${JSON.stringify(diagnostics)}`);
  return { tailored, view: viewVariant(tailored, print), print, sourceDate: undefined };
}
