import { own } from '../core/own.ts';
import type { Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, fieldsOf, firstLine, type Fields } from './fields.ts';
import { marginOf } from './marginOf.ts';
import { reworded, textIn } from './texts.ts';

/**
 * What RenderCV says of language and paper, as a variant has it; its themes, colours and fonts are
 * left behind, for templates are other ones here.
 */
export function readLook(
  top: Fields,
  cv: Fields,
  said: Diagnostic[],
): { page: Node | undefined; locale: Node | undefined } {
  cv.take('sort_entries');
  const design = top.take('design');
  const page = readPage(fieldsOf(design, ['design'], said), said);
  const locale = readLocale(top, said);
  const settings = top.take('settings', 'rendercv_settings');
  for (const [node, name] of [
    [design, 'design'],
    [settings, 'settings'],
  ] as const)
    if (node) said.push(report('not-carried', firstLine(node.at), name, { name, why: 'look' }));
  return { page, locale };
}

const SHEETS: Readonly<Record<string, string>> = {
  a4: 'A4',
  a4paper: 'A4',
  a5: 'A5',
  a5paper: 'A5',
  'us-letter': 'Letter',
  letterpaper: 'Letter',
  legalpaper: 'Legal',
};

function readPage(design: Fields, said: Diagnostic[]): Node | undefined {
  const page = fieldsOf(design.take('page'), ['design', 'page'], said);
  const margins = fieldsOf(
    fieldsOf(design.take('margins'), ['design', 'margins'], said).take('page'),
    [],
    said,
  );
  const size = page.take('size') ?? design.take('page_size');
  const sheet = own(SHEETS, textIn(size) ?? '');
  if (size && sheet === undefined)
    said.push(
      report('not-carried', size.at, 'design.page.size', { name: textIn(size) ?? 'size', why: 'form' }),
    );
  const sides = ['top', 'right', 'bottom', 'left'].map(
    (side) => page.take(`${side}_margin`) ?? margins.take(side),
  );
  return entry(design.at, {
    size: size && sheet !== undefined ? reworded(size, sheet) : undefined,
    margin: marginOf(sides, design.at),
  });
}

/** RenderCV’s names of languages. */
const LANGUAGES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  french: 'fr',
  german: 'de',
  hebrew: 'he',
  hindi: 'hi',
  hungarian: 'hu',
  indonesian: 'id',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  mandarin_chinese: 'zh-Hans',
  norwegian_bokmål: 'nb',
  norwegian_nynorsk: 'nn',
  persian: 'fa',
  portuguese: 'pt',
  russian: 'ru',
  spanish: 'es',
  turkish: 'tr',
  vietnamese: 'vi',
};

function readLocale(top: Fields, said: Diagnostic[]): Node | undefined {
  const catalogue = top.take('locale', 'locale_catalog');
  const locale = fieldsOf(catalogue, ['locale'], said);
  const language = locale.take('language');
  const name = textIn(language)?.toLowerCase() ?? '';
  // Before 2.3 a tag stood here; 2.3 and later have names.
  const tag =
    own(LANGUAGES, name.normalize('NFC')) ?? (/^[a-z]{2}(-|$)/.test(name) ? textIn(language) : undefined);
  const rest = locale.names.filter((other) => other !== 'language');
  if (catalogue && rest.length > 0)
    said.push(
      report('not-carried', firstLine(catalogue.at), 'locale', {
        name: rest.slice(0, 3).join(', '),
        why: 'look',
      }),
    );
  if (language && tag === undefined)
    said.push(report('not-carried', language.at, 'locale.language', { name, why: 'form' }));
  return language && tag !== undefined && tag !== 'en' ? reworded(language, tag) : undefined;
}
