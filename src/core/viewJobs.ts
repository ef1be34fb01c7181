import type { Work } from '../generated/resume.ts';
import { paragraphs } from './markdown.ts';
import { hrefOf } from './urls.ts';
import type { Entry } from './view.ts';
import { bulletsOf, EMPTY_ENTRY, isText, listed, titled, type Context } from './viewEntry.ts';

/** The jobs; where roles at one company follow each other, and are to be grouped, the company. */
export function viewJobs(items: readonly Work[], context: Context): Entry[] {
  const runs: Work[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (context.group && run?.[0]?.name !== undefined && run[0].name === item.name) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run) =>
    run.length > 1 ? [company(run, context)] : run.map((one) => job(one, context)),
  );
}

function job(item: Work, context: Context): Entry {
  return { ...EMPTY_ENTRY, ...work(item, context) };
}

/** Consecutive roles under the company's name, over all of their time. */
function company(roles: readonly Work[], context: Context): Entry {
  const [first] = roles;
  const shared = (key: 'description' | 'location' | 'url') =>
    roles.every((role) => role[key] === first?.[key]) ? first?.[key] : undefined;
  const { name = '' } = first ?? {};
  const starts = roles.flatMap((role) => role.startDate ?? []).sort();
  const ends = roles.map((role) => role.endDate);
  const end = ends.includes(undefined) ? undefined : ends.filter(isText).sort().at(-1);
  const known = { description: shared('description'), location: shared('location') };
  return {
    ...EMPTY_ENTRY,
    title: name,
    href: hrefOf(shared('url')),
    dates: context.dates.range(starts[0], end),
    where: titled(name, { gloss: known.description, location: known.location }).where,
    roles: roles.map((role) => ({
      ...job(role, context),
      ...titled(role.position ?? '', {
        gloss: known.description === undefined ? role.description : undefined,
        location: known.location === undefined ? role.location : undefined,
      }),
    })),
  };
}

function work(item: Work, { dates, labels }: Context): Partial<Entry> {
  return {
    ...titled(item.position, {
      name: item.name,
      url: item.url,
      gloss: item.description,
      location: item.location,
    }),
    dates: dates.range(item.startDate, item.endDate),
    details: [item.team ?? '', listed(item.keywords, labels)].filter(Boolean),
    paragraphs: paragraphs(item.summary ?? ''),
    bullets: bulletsOf(item.highlights),
  };
}
