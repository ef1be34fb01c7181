import { own } from '../core/own.ts';
import { ENGLISH, labelsFor } from '../core/labels.ts';
import { child, mapping, type Node } from '../core/source.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { entriesOf, entry, fieldsOf, isNothing, itemsOf, listOf, textListOf, type Fields } from './fields.ts';
import type { Draft, GivenDocument, Importer } from './importer.ts';
import { readLook } from './renderCvLook.ts';
import { readSections } from './renderCvSections.ts';
import { reworded, textIn, unmarked } from './texts.ts';

/** RenderCV’s YAML, from its first version to 2.8. */
export const renderCv: Importer<GivenDocument> = {
  name: 'rendercv',
  title: 'RenderCV (YAML)',
  recognizes: ({ root }) => child(root, 'cv')?.kind === 'map',
  read: ({ root }) => readRenderCv(root),
};

function readRenderCv(root: Node): Draft {
  const diagnostics: Diagnostic[] = [];
  const top = fieldsOf(root, [], diagnostics);
  const cv = fieldsOf(top.take('cv'), ['cv'], diagnostics);
  const { page, locale } = readLook(top, cv, diagnostics);
  const labels = labelsFor(textIn(locale) ?? 'en') ?? ENGLISH;
  const sections = readSections(cv.take('sections', 'sections_input'), labels, diagnostics);
  const basics = readBasics(cv, sections.summary, diagnostics);
  const order = sections.order && textListOf(sections.order, cv.at);
  const variant = entry(cv.at, { sections: order, page, locale });
  cv.leave();
  top.leave();
  const made = entry(root.at, {
    basics,
    ...Object.fromEntries(sections.content),
    titles: sections.titles,
    variants: variant && entry(cv.at, { default: variant }),
  });
  return { root: made ?? mapping([], root.at), diagnostics, facts: false };
}

function readBasics(cv: Fields, summary: Node | undefined, said: Diagnostic[]): Node | undefined {
  const [email, ...emails] = itemsOf(cv.take('email'));
  const [phone, ...phones] = itemsOf(cv.take('phone')).map((node) => bare(node, 'tel:'));
  const [url, ...urls] = itemsOf(cv.take('website'));
  const location = cv.take('location');
  const extra = [
    ...emails.map((node) => contact('E-mail', node, 'mailto:')),
    ...phones.map((node) => contact('Phone', node, 'tel:')),
    ...urls.map((node) => entry(node.at, { url: node })),
  ];
  const networks = entriesOf(cv.take('social_networks'), ['cv', 'social_networks'], said, network);
  const connections = entriesOf(
    cv.take('custom_connections'),
    ['cv', 'custom_connections'],
    said,
    (fields) => {
      fields.take('fontawesome_icon');
      const placeholder = fields.take('placeholder');
      return entry(fields.at, { network: placeholder, url: fields.take('url') });
    },
  );
  const profiles = [...itemsOf(networks), ...itemsOf(connections), ...extra.flatMap((one) => one ?? [])];
  return entry(cv.at, {
    name: cv.take('name'),
    label: unmarked(cv.take('headline', 'label'), 'cv.headline', said).text,
    image: cv.take('photo'),
    email,
    phone,
    url,
    summary,
    location: location && entry(location.at, { city: location }),
    profiles: listOf(profiles, cv.at),
  });
}

function bare(node: Node, scheme: string): Node {
  const text = textIn(node);
  return text?.startsWith(scheme) ? reworded(node, text.slice(scheme.length)) : node;
}

/** A second way to reach somebody: `basics` has one of each, profiles are many. */
function contact(kind: string, node: Node, scheme: string): Node | undefined {
  const text = textIn(node);
  if (text === undefined || isNothing(node)) return undefined;
  return entry(node.at, {
    network: reworded(node, kind),
    username: node,
    url: reworded(node, `${scheme}${text.replace(/\s/g, '')}`),
  });
}

function network(fields: Fields): Node | undefined {
  const name = fields.take('network');
  const username = fields.take('username');
  const url = username && addressOf(textIn(name) ?? '', textIn(username) ?? '');
  return entry(fields.at, {
    network: name,
    username,
    url: fields.take('url') ?? (url === undefined || !username ? undefined : reworded(username, url)),
  });
}

/** Where RenderCV leads a user name; a whole address is one already. */
function addressOf(network: string, username: string): string | undefined {
  if (/^https?:/.test(username)) return username;
  const [, user, host] = /^@([^@]+)@([^@]+)$/.exec(username) ?? [];
  if (network === 'Mastodon') return host === undefined ? undefined : `https://${host}/@${user ?? ''}`;
  const start = own(ADDRESSES, network);
  return start && `https://${start}${username}`;
}

const ADDRESSES: Readonly<Record<string, string>> = {
  LinkedIn: 'linkedin.com/in/',
  GitHub: 'github.com/',
  GitLab: 'gitlab.com/',
  IMDB: 'imdb.com/name/',
  Instagram: 'instagram.com/',
  ORCID: 'orcid.org/',
  StackOverflow: 'stackoverflow.com/users/',
  ResearchGate: 'researchgate.net/profile/',
  YouTube: 'youtube.com/@',
  'Google Scholar': 'scholar.google.com/citations?user=',
  Telegram: 't.me/',
  WhatsApp: 'wa.me/',
  Leetcode: 'leetcode.com/u/',
  X: 'x.com/',
  Twitter: 'twitter.com/',
  Bluesky: 'bsky.app/profile/',
  Reddit: 'reddit.com/user/',
};
