import { scalar, showPath, type Mapping, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, fieldsOf, listOf, type Fields } from './fields.ts';
import { paragraphs } from './linkedInTables.ts';
import { reworded, textIn } from './texts.ts';

/** LinkedIn’s tables of a person, by key, as our `basics`. */
export function profileOf(
  tables: ReadonlyMap<string, readonly Mapping[]>,
  said: Diagnostic[],
): Node | undefined {
  const rows = (key: string, name: string) =>
    (tables.get(key) ?? []).map((row, index) => fieldsOf(row, [name, index], said));
  const [profile = fieldsOf(undefined, [], said)] = rows('profile', 'Profile');
  const [about] = rows('profilesummary', 'Profile Summary');
  const emails = rows('emailaddresses', 'Email Addresses').toSorted((a, b) => primary(b) - primary(a));
  const phones = rows('phonenumbers', 'PhoneNumbers');
  const [website, ...websites] = links(profile.take('Websites'));
  const handles = listed(profile.take('Twitter Handles'));
  const name = ['First Name', 'Last Name'].flatMap((part) => textIn(profile.take(part)) ?? []).join(' ');
  const city = profile.take('Geo Location');
  const headline = profile.take('Headline');
  const summary = profile.take('Summary');
  for (const key of ['Maiden Name', 'Address', 'Birth Date', 'Zip Code', 'Industry', 'Instant Messengers'])
    leave(profile, key, key, said);
  profile.leave();
  const profiles = [
    ...handles.map(({ node, text }) =>
      entry(node.at, {
        network: reworded(node, 'X'),
        username: reworded(node, text),
        url: reworded(node, `https://x.com/${text}`),
      }),
    ),
    ...websites.map(({ label, url }) => entry(url.at, { network: label, url })),
  ].flatMap((one) => one ?? []);
  const at = [...tables.values()][0]?.[0]?.at;
  return (
    at &&
    entry(at, {
      name: name ? scalar(name, profile.at) : undefined,
      label: headline,
      email: first(emails, 'Email Address', said),
      phone: first(phones, 'Number', said),
      url: website?.url,
      summary: paragraphs(summary ?? about?.take('Profile Summary')),
      location: city && entry(city.at, { city }),
      profiles: listOf(profiles, at),
    })
  );
}

function primary(row: Fields): number {
  return /^y/i.test(textIn(row.take('Primary')) ?? '') ? 1 : 0;
}

/** The first one; the others are left behind, for `basics` has room for one. */
function first(rows: readonly Fields[], column: string, said: Diagnostic[]): Node | undefined {
  const [one, ...others] = rows.flatMap((row) => {
    const node = row.take(column);
    return node ? [{ node, path: row.path }] : [];
  });
  for (const { node, path } of others)
    said.push(
      report('not-carried', node.at, showPath([...path, column]), {
        name: textIn(node) ?? '',
        why: 'second',
      }),
    );
  return one?.node;
}

function leave(row: Fields, key: string, name: string, said: Diagnostic[]): void {
  const node = row.take(key);
  if (node) said.push(report('not-carried', node.at, showPath([...row.path, key]), { name, why: 'private' }));
}

/** `[one],[two]` */
function listed(node: Node | undefined): { node: Node; text: string }[] {
  if (!node) return [];
  const texts = (textIn(node) ?? '')
    .split(/\]\s*,\s*\[|,/)
    .map((text) => text.replace(/^\[|\]$/g, '').trim());
  return texts.filter(Boolean).map((text) => ({ node, text }));
}

/** `[PORTFOLIO:https://ada.example],[OTHER:github.com/ada]` */
function links(node: Node | undefined): { label: Node | undefined; url: Node }[] {
  return listed(node).map(({ node: at, text }) => {
    const [, label, url = text] = /^([A-Za-z _]+):(?!\/\/)(.+)$/.exec(text) ?? [];
    const shown = label && label.charAt(0).toUpperCase() + label.slice(1).toLowerCase();
    return { label: shown ? reworded(at, shown) : undefined, url: reworded(at, url) };
  });
}
