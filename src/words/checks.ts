import { position, type Place } from '../core/source.ts';
import { error, suggest, warning, type Words } from './words.ts';

/** `resume.yaml:12`, and whose text that is. */
function elsewhere(at: Place, by: readonly string[]): string {
  const { line } = position(at.source, at.start);
  const [first, ...more] = by;
  const whose =
    first === undefined ? '' : ` in \`${first}\`${more.length > 0 ? ` and ${more.length} more` : ''}`;
  return `${at.source.file}:${line}${whose}`;
}

function counted(count: number, one: string): string {
  return count === 1 ? `one ${one}` : `${count} ${one}s`;
}

/** What `resume check` says beyond what a build does. */
export const CHECKS = {
  spelling: warning((p: { word: string; instead: string }) => [
    `\`${p.word}\` is in no dictionary`,
    p.instead === ''
      ? 'if it is right, add it to resumes/dictionary.txt'
      : `did you mean \`${p.instead}\`? if it is right, add it to resumes/dictionary.txt`,
  ]),
  grammar: warning((p: { written: string; instead: string; why: string }) => [
    `\`${p.written}\` reads like a slip: ${p.why.charAt(0).toLowerCase()}${p.why.slice(1).replace(/\.$/, '')}`,
    p.instead === '' ? '' : `write \`${p.instead}\``,
  ]),
  article: warning((p: { written: string; instead: string; next: string }) => [
    `\`${p.written} ${p.next}\`: the article does not go with the sound that follows`,
    `write \`${p.instead} ${p.next}\``,
  ]),
  'repeated-word': warning((p: { word: string }) => [
    `\`${p.word}\` stands here twice`,
    'remove one of them',
  ]),
  'double-space': warning(() => ['there are two spaces where one is enough', 'remove one of them']),
  'mixed-quotes': warning((p: { mark: string; instead: string }) => [
    `this \`${p.mark}\` is straight, and most of this résumé’s are curly`,
    `write \`${p.instead}\``,
  ]),

  'figure-drift': warning((p: { figure: string; other: string; at: Place; by: readonly string[] }) => [
    `\`${p.figure}\` here, \`${p.other}\` for the same thing at ${elsewhere(p.at, p.by)}`,
    'let both tell one figure: written once under `facts`, they cannot differ',
  ]),
  'impossible-figure': warning((p: { written: string; why: string }) => [
    `\`${p.written}\` cannot be: ${p.why}`,
    'check the figure, and what it is of',
  ]),
  'name-spelling': warning((p: { written: string; right: string; isElsewhere: boolean }) => [
    p.isElsewhere
      ? `\`${p.written}\` here, \`${p.right}\` elsewhere`
      : `\`${p.written}\` is spelt \`${p.right}\``,
    p.isElsewhere ? `write \`${p.right}\` in both places` : `write \`${p.right}\``,
  ]),

  'end-before-start': error((p: { start: string; end: string }) => [
    `this ends in ${p.end}, before it begins in ${p.start}`,
    'check both dates',
  ]),
  'future-date': warning((p: { date: string }) => [
    `${p.date} is still to come`,
    'check the date, or say in the text that it is expected',
  ]),
  'date-gap': warning((p: { months: number; before: string; after: string }) => [
    `between \`${p.before}\` and \`${p.after}\` ${p.months} months are told by nothing`,
    'a reader will ask: tell what you did, or check the dates',
  ]),
  'date-overlap': warning((p: { months: number; one: string; other: string }) => [
    `\`${p.one}\` and \`${p.other}\` overlap by ${p.months} months, and nothing says so`,
    'check the dates, or say what was part-time, freelance or advisory',
  ]),
  'date-precision': warning((p: { section: string; date: string; years: number; months: number }) => [
    `\`${p.date}\` is ${p.date.length === 4 ? 'a bare year' : 'told to the month'}, where other dates of \`${p.section}\` are ${p.date.length === 4 ? 'told to the month' : 'bare years'}`,
    'tell all dates of a section alike',
  ]),

  tense: warning((p: { word: string; end: string; instead: string }) => [
    `\`${p.word}\` is in the present, and this job ended in ${p.end}`,
    `write \`${p.instead}\``,
  ]),
  'weak-opening': warning((p: { words: string; hint: string }) => [
    `\`${p.words}\` hides what you did`,
    p.hint,
  ]),
  'repeated-opening': warning((p: { word: string; job: string }) => [
    `the third bullet of \`${p.job}\` that begins with \`${p.word}\``,
    'find another verb for one of them',
  ]),
  'no-figure': warning((p: { job: string }) => [
    `no bullet of \`${p.job}\` tells a figure`,
    'how much, how many, how fast, for how many people?',
  ]),
  'long-bullet': warning((p: { characters: number; lines: number }) => [
    `this bullet takes about ${p.lines} printed lines (${p.characters} characters)`,
    'two are what people read: cut it, or make it two bullets',
  ]),
  'stray-mark': warning((p: { what: string }) => [
    `a stray mark: ${p.what}`,
    'remove it, or finish the sentence',
  ]),
  'mixed-full-stops': warning((p: { isStopped: boolean; others: number }) => [
    `this bullet ends ${p.isStopped ? 'in a full stop' : 'without a full stop'}, ${counted(p.others, 'other')} of its list ${p.isStopped ? 'without' : 'in one'}`,
    p.isStopped ? 'remove it, or give all of them one' : 'add it, or remove the others’',
  ]),
  'duplicate-bullet': warning((p: { other: string }) => [
    `this says what \`${p.other}\` says`,
    'keep one of them in this variant',
  ]),

  'bad-link': warning((p: { link: string; why: string; hint: string }) => [
    `\`${p.link}\` leads nowhere: ${p.why}`,
    p.hint,
  ]),
  'unreadable-phone': warning((p: { phone: string; why: string }) => [
    `no program reads \`${p.phone}\` as a telephone number: ${p.why}`,
    'write it as in +1 415 555 0142',
  ]),
  'contact-leak': error((p: { variant: string; leaked: string }) => [
    `\`${p.variant}\` has neither mail nor phone in \`basics\`, and still tells \`${p.leaked}\` here`,
    'patch this text in the variant, or give its readers the contact in `basics`',
  ]),
  'private-notes': warning((p: { variant: string; count: number; isPublic: boolean }) => [
    `\`${p.variant}\` prints ${counted(p.count, 'private note')}${p.isPublic ? ', and has no contact data, as if it were public' : ' beside contact data, as if it were to be sent'}`,
    'remove `notes: true`, or ignore this with a reason where it is for your own eyes',
  ]),

  'dead-tag': warning((p: { tags: readonly string[]; meant: string | undefined }) => {
    const [first = '', ...more] = p.tags;
    const others = more.slice(0, 5).map((tag) => `\`${tag}\``);
    const rest = more.length > 5 ? ` and ${more.length - 5} more` : '';
    return more.length === 0
      ? [
          `no variant asks for the tag \`${first}\``,
          p.meant === undefined
            ? 'name it in `include` or `exclude`, or remove it'
            : `did you mean \`${p.meant}\`?`,
        ]
      : [
          `no variant asks for the tags \`${first}\`, ${others.join(', ')}${rest}`,
          'name them in `include` or `exclude`, or remove them',
        ];
  }),

  'unknown-rule': warning((p: { name: string; known: readonly string[] }) => [
    `there is no rule \`${p.name}\` to ignore`,
    suggest(p.name, p.known),
  ]),
  'unused-ignore': warning((p: { name: string }) => [
    `\`${p.name}\` finds nothing here to ignore`,
    'remove it from `x-ignore`',
  ]),
  'unexplained-ignore': warning((p: { name: string }) => [
    `nothing says why \`${p.name}\` is ignored`,
    `write the reason behind it: \`x-ignore: { ${p.name}: why }\``,
  ]),
} satisfies Record<string, Words<never>>;
