import { applicationNames, readApplication } from './applications/readApplications.ts';
import { withoutData } from './applications/withoutData.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Application } from './generated/application.ts';

/** What was sent, without what it says. */
export interface Sent extends Omit<Application, 'data'> {
  /** How the record is called: `acme-staff-engineer`. */
  name: string;
  /** Relative to the current folder where it is below it. */
  file: string;
}

export interface SentListing {
  /** The oldest first. */
  sent: Sent[];
  /** What is wrong with records that are therefore not listed. */
  diagnostics: Diagnostic[];
}

/** The records in `applications/`. */
export async function listSent({ cwd = process.cwd() }: { cwd?: string } = {}): Promise<SentListing> {
  const names = await applicationNames(cwd);
  const read = await Promise.all(names.map((name) => readApplication(cwd, name, cwd)));
  const sent = read.flatMap(({ name, file, application }): Sent[] => {
    if (!application) return [];
    return [{ name, file, ...withoutData(application) }];
  });
  return {
    sent: sent.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
