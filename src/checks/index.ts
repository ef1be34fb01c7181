import { article } from './article.ts';
import { badLink } from './badLink.ts';
import { contactLeak } from './contactLeak.ts';
import { dateGap } from './dateGap.ts';
import { dateOverlap } from './dateOverlap.ts';
import { datePrecision } from './datePrecision.ts';
import { deadTag } from './deadTag.ts';
import { doubleSpace } from './doubleSpace.ts';
import { duplicateBullet } from './duplicateBullet.ts';
import { endBeforeStart } from './endBeforeStart.ts';
import { figureDrift } from './figureDrift.ts';
import { futureDate } from './futureDate.ts';
import { grammar } from './grammar.ts';
import { impossibleFigure } from './impossibleFigure.ts';
import { longBullet } from './longBullet.ts';
import { mixedFullStops } from './mixedFullStops.ts';
import { mixedDashes } from './mixedDashes.ts';
import { mixedQuotes } from './mixedQuotes.ts';
import { nameSpelling } from './nameSpelling.ts';
import { noFigure } from './noFigure.ts';
import { FOUND_IN_PRINT } from './foundInPrint.ts';
import { privateNotes } from './privateNotes.ts';
import { repeatedOpening } from './repeatedOpening.ts';
import { repeatedWord } from './repeatedWord.ts';
import type { Described, Rule } from './rule.ts';
import { spelling } from './spelling.ts';
import { strayMark } from './strayMark.ts';
import { tense } from './tense.ts';
import { trailingSpace } from './trailingSpace.ts';
import { unreadablePhone } from './unreadablePhone.ts';
import { weakOpening } from './weakOpening.ts';

/** Every rule that only `resume check` holds a résumé against. */
export const RULES: readonly Rule[] = [
  // Language
  spelling,
  grammar,
  article,
  repeatedWord,
  doubleSpace,
  mixedQuotes,
  mixedDashes,
  // Figures and names
  figureDrift,
  impossibleFigure,
  nameSpelling,
  // Dates
  endBeforeStart,
  futureDate,
  dateGap,
  dateOverlap,
  datePrecision,
  // Bullets
  tense,
  weakOpening,
  repeatedOpening,
  noFigure,
  longBullet,
  strayMark,
  mixedFullStops,
  duplicateBullet,
  // Links and contact
  badLink,
  unreadablePhone,
  contactLeak,
  privateNotes,
  // The files
  deadTag,
  trailingSpace,
];

/** What reading, tailoring and printing find themselves, and what may be weighed in the same way. */
export const FOUND_BEFORE: readonly Described[] = [
  {
    code: 'no-name',
    level: 'warning',
    purpose: 'a résumé without a name',
    example: 'basics: {email: ada@example.com}',
  },
  {
    code: 'no-contact',
    level: 'warning',
    purpose: 'no email, phone, url or profile',
    example: 'basics: {name: Ada}',
  },
  {
    code: 'untranslated',
    level: 'warning',
    purpose: 'texts that a translation prints in the other language',
    example: 'locale: de, and an English bullet',
  },
  {
    code: 'no-labels',
    level: 'warning',
    purpose: 'a language whose section titles are not known yet',
    example: 'locale: eo',
  },
  { code: 'unused-fact', level: 'warning', purpose: 'facts that no text uses', example: 'facts: {qps: 10K}' },
  {
    code: 'no-effect',
    level: 'warning',
    purpose: 'patches that change nothing',
    example: 'a variant that repeats the label of the base',
  },
  {
    code: 'patched-out',
    level: 'warning',
    purpose: 'patches of what the variant’s tags take out',
    example: 'exclude: [web], and a patch of a bullet tagged web',
  },
  {
    code: 'hidden-text',
    level: 'warning',
    purpose: 'patched texts behind a wording that `use` takes',
    example: 'use: [short], and a patch of the text',
  },
  {
    code: 'empty-section',
    level: 'warning',
    purpose: 'sections with nothing to show',
    example: 'sections: [talks], and no talk',
  },
  {
    code: 'over-budget',
    level: 'error',
    purpose: 'more pages than `max` allows',
    example: 'page: {max: 1}, and two pages',
  },
  {
    code: 'nearly-empty-page',
    level: 'warning',
    purpose: 'a last page of a few lines',
    example: 'three lines on the second page',
  },
  ...FOUND_IN_PRINT,
  {
    code: 'unknown-rule',
    level: 'warning',
    purpose: '`x-ignore` of a rule that there is not',
    example: 'x-ignore: [speling]',
  },
  {
    code: 'unused-ignore',
    level: 'warning',
    purpose: '`x-ignore` where there is nothing to ignore',
    example: 'x-ignore: {spelling: a name}, and no name',
  },
  {
    code: 'unexplained-ignore',
    level: 'warning',
    purpose: '`x-ignore` without a reason',
    example: 'x-ignore: [spelling]',
  },
];

/** Everything whose level resumes/check.yaml and `x-ignore` may set, by code. */
export const SETTABLE: ReadonlyMap<string, Described> = new Map(
  [...RULES, ...FOUND_BEFORE].map((rule) => [rule.code, rule]),
);
