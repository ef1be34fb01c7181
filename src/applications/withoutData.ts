import type { Application } from '../generated/application.ts';

/** What it says is for comparing with; a list of what was sent has no room for it. */
export function withoutData(application: Application): Omit<Application, 'data'> {
  const known = { ...application };
  delete known.data;
  return known;
}
