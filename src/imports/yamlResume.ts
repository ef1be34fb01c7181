import { child, mapping, scalar, showPath, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entriesOf, entry, fieldsOf, firstLine, itemsOf, textListOf, type Fields } from './fields.ts';
import type { Draft, GivenDocument, Importer } from './importer.ts';
import { readProse, reworded, textIn, unmarked } from './texts.ts';
import { readLayouts } from './yamlResumeLayouts.ts';

/** YAMLResume’s YAML, with one `layout` (until 0.6) or several `layouts`. */
export const yamlResume: Importer<GivenDocument> = {
  name: 'yamlresume',
  title: 'YAMLResume (YAML)',
  recognizes: ({ root }) => child(root, 'content')?.kind === 'map',
  read: ({ root }) => readYamlResume(root),
};

/** In the order in which YAMLResume prints them, unless a layout says otherwise. */
const SECTIONS: readonly (readonly [name: string, make: (fields: Entry) => Node | undefined])[] = [
  ['education', education],
  ['work', work],
  ['languages', language],
  ['skills', ({ fields }) => taken(fields, ['name', 'level', 'keywords'])],
  ['awards', award],
  ['certificates', ({ fields }) => taken(fields, ['name', 'issuer', 'date', 'url'])],
  ['publications', publication],
  ['references', reference],
  ['projects', project],
  ['interests', ({ fields }) => taken(fields, ['name', 'keywords'])],
  ['volunteer', volunteer],
];

function readYamlResume(root: Node): Draft {
  const diagnostics: Diagnostic[] = [];
  const top = fieldsOf(root, [], diagnostics);
  const content = fieldsOf(top.take('content'), ['content'], diagnostics);
  const { order, titles, page, locale } = readLayouts(top, diagnostics);
  const basics = readBasics(content, diagnostics);
  const sections = new Map(
    SECTIONS.map(([name, make]) => {
      const path = ['content', name];
      const value = entriesOf(content.take(name), path, diagnostics, (fields) =>
        make({ fields, prose: () => proseOf(fields, diagnostics) }),
      );
      return [name, value] as const;
    }),
  );
  content.leave();
  top.leave();
  const names = [...new Set([...order, ...sections.keys()])].filter((name) => sections.get(name));
  const variant = entry(top.at, { page, locale });
  const made = entry(root.at, {
    basics,
    ...Object.fromEntries(names.map((name) => [name, sections.get(name)])),
    titles,
    variants: variant && entry(top.at, { default: variant }),
  });
  return { root: made ?? mapping([], root.at), diagnostics, facts: false };
}

interface Entry {
  fields: Fields;
  /** Its `summary`; whoever does not ask for it leaves it behind. */
  prose: () => Prose;
}

/** Markdown, taken apart. */
interface Prose {
  summary: Node | undefined;
  highlights: Node | undefined;
  /** Both as paragraphs, for fields that have no bullets. */
  text: () => Node | undefined;
}

function proseOf(fields: Fields, said: Diagnostic[]): Prose {
  const node = fields.take('summary');
  const written = textIn(node);
  if (!node || written === undefined) return { summary: node, highlights: undefined, text: () => node };
  const { summary, bullets, isNested } = readProse(written);
  const path = showPath([...fields.path, 'summary']);
  const say = (why: 'nested' | 'list') =>
    void said.push(report('not-carried', firstLine(node.at), path, { name: 'summary', why }));
  if (isNested) say('nested');
  return {
    summary: summary ? reworded(node, summary) : undefined,
    highlights: textListOf(bullets, node.at),
    text: () => {
      if (bullets.length > 1) say('list');
      return reworded(node, [summary, ...bullets].filter(Boolean).join('\n\n'));
    },
  };
}

function readBasics(content: Fields, said: Diagnostic[]): Node | undefined {
  const basics = fieldsOf(content.take('basics'), ['content', 'basics'], said);
  const place = fieldsOf(content.take('location'), ['content', 'location'], said);
  const country = place.take('country');
  const made = entry(basics.at, {
    name: basics.take('name'),
    label: unmarked(basics.take('headline'), 'content.basics.headline', said).text,
    email: basics.take('email'),
    phone: basics.take('phone'),
    url: basics.take('url'),
    summary: proseOf(basics, said).text(),
    location: entry(place.at, {
      address: place.take('address'),
      postalCode: place.take('postalCode'),
      city: place.take('city'),
      region: place.take('region'),
      countryCode: country && reworded(country, countryCode(textIn(country) ?? '')),
    }),
    profiles: entriesOf(content.take('profiles'), ['content', 'profiles'], said, (fields) =>
      taken(fields, ['network', 'username', 'url']),
    ),
  });
  basics.leave();
  place.leave();
  return made;
}

function taken(fields: Fields, names: readonly string[]): Node | undefined {
  return entry(fields.at, Object.fromEntries(names.map((name) => [name, fields.take(name)])));
}

function work({ fields, prose }: Entry): Node | undefined {
  const { summary, highlights } = prose();
  const values = ['name', 'position', 'url', 'startDate', 'endDate'].map((name) => [name, fields.take(name)]);
  return entry(fields.at, {
    ...(Object.fromEntries(values) as Record<string, Node | undefined>),
    summary,
    highlights,
    keywords: fields.take('keywords'),
  });
}

function volunteer({ fields, prose }: Entry): Node | undefined {
  const { summary, highlights } = prose();
  return entry(fields.at, {
    organization: fields.take('organization'),
    position: fields.take('position'),
    url: fields.take('url'),
    startDate: fields.take('startDate'),
    endDate: fields.take('endDate'),
    summary,
    highlights,
  });
}

function education({ fields }: Entry): Node | undefined {
  return entry(fields.at, {
    institution: fields.take('institution'),
    url: fields.take('url'),
    studyType: fields.take('degree'),
    area: fields.take('area'),
    startDate: fields.take('startDate'),
    endDate: fields.take('endDate'),
    score: fields.take('score'),
    courses: fields.take('courses'),
  });
}

function award({ fields, prose }: Entry): Node | undefined {
  return entry(fields.at, {
    title: fields.take('title'),
    awarder: fields.take('awarder'),
    date: fields.take('date'),
    summary: prose().text(),
  });
}

function publication({ fields, prose }: Entry): Node | undefined {
  return entry(fields.at, {
    name: fields.take('name'),
    publisher: fields.take('publisher'),
    releaseDate: fields.take('releaseDate'),
    url: fields.take('url'),
    summary: prose().text(),
  });
}

function project({ fields, prose }: Entry): Node | undefined {
  const { summary, highlights } = prose();
  const description = fields.take('description');
  const texts = [description, summary].flatMap((node) => textIn(node) ?? []);
  const at = (description ?? summary)?.at;
  return entry(fields.at, {
    name: fields.take('name'),
    description: at && scalar(texts.join('\n\n'), at),
    url: fields.take('url'),
    startDate: fields.take('startDate'),
    endDate: fields.take('endDate'),
    highlights,
    keywords: fields.take('keywords'),
  });
}

/** What proves a fluency stands behind it: “Native or Bilingual Proficiency (TOEFL 110)”. */
function language({ fields }: Entry): Node | undefined {
  const fluency = fields.take('fluency');
  const keywords = fields.take('keywords');
  const proofs = itemsOf(keywords).flatMap((item) => textIn(item) ?? []);
  const shown = [textIn(fluency), proofs.length > 0 && `(${proofs.join(', ')})`].filter(Boolean).join(' ');
  const at = (fluency ?? keywords)?.at;
  return entry(fields.at, { language: fields.take('language'), fluency: at && scalar(shown, at) });
}

function reference({ fields, prose }: Entry): Node | undefined {
  const name = fields.take('name');
  const who = [name, fields.take('relationship')].flatMap((node) => textIn(node) ?? []).join(', ');
  return entry(fields.at, { name: name && reworded(name, who), reference: prose().text() });
}

/** `US` for `United States`; a name that nobody knows stays. */
function countryCode(name: string): string {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const isIt = (code: string) => names.of(code)?.toLowerCase() === name.trim().toLowerCase();
  return letters.flatMap((first) => letters.map((second) => first + second)).find(isIt) ?? name;
}
