import type { Job } from './readJob.ts';

/** What a job asks of a person beside terms. */
export interface Asks {
  /** The most years of experience that it names, and its words. */
  years: { wanted: number; quote: string } | undefined;
  /** As its title says: `senior`. */
  seniority: string | undefined;
  /** The least degree that it names, and whether experience does instead. */
  degree: { wanted: Degree; orExperience: boolean; quote: string } | undefined;
}

/** From the least to the highest. */
export const DEGREES = ['bachelor', 'master', 'doctorate'] as const;
export type Degree = (typeof DEGREES)[number];

/** From the first to the last step of a career. */
export const LADDER = ['intern', 'junior', 'senior', 'staff', 'principal', 'distinguished'] as const;

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ZAHLEN = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'];

const YEARS = new RegExp(
  String.raw`(?<![\d-])(\d{1,2}|${[...NUMBERS, ...ZAHLEN].filter(Boolean).join('|')})\s*\+?\s*(?:(?:[-–]|to|bis|or more)\s*(?:\d{1,2}\s*\+?)?\s*)?(?:years?|yrs?|jahren?)(?![\p{L}])`,
  'giu',
);

const DEGREE_NAMES: readonly (readonly [Degree, RegExp])[] = [
  [
    'bachelor',
    /\bbachelor|\bB\.?\s?(?:Sc|S|A|Eng|Tech)\b\.?|\bundergraduate degree|\b(?:university|college) degree|\bdegree in\b|studium|hochschulabschluss/i,
  ],
  [
    'master',
    /\bmaster(?:['’]?s)?(?= degree| of|['’]s|\b(?! data))|\bM\.?\s?(?:Sc|S|Eng)\b\.?|\bgraduate degree|\badvanced degree/i,
  ],
  ['doctorate', /\bPh\.?\s?D\b|\bdoctora|\bpromotion\b/i],
];

export function asksOf({ title, sentences }: Job): Asks {
  const told = sentences.filter(({ kind }) => kind !== 'other');
  const years = told
    .flatMap(({ text }) =>
      [...text.matchAll(YEARS)].map(([quote, count = '']) => ({ quote, wanted: numberOf(count) })),
    )
    // Nobody asks for thirty; a company is that old.
    .filter(({ wanted }) => wanted > 0 && wanted <= 20)
    .toSorted((a, b) => b.wanted - a.wanted)[0];
  const degree = told.flatMap(({ text }) => {
    const wanted = DEGREE_NAMES.find(([, pattern]) => pattern.test(text))?.[0];
    const orExperience = /equivalent|or (?:the )?(?:relevant |practical )?experience|vergleichbar/i.test(
      text,
    );
    return wanted ? [{ wanted, orExperience, quote: text }] : [];
  })[0];
  return { years, seniority: rankOf(title), degree };
}

function numberOf(word: string): number {
  const small = word.toLowerCase();
  const digits = Number(small);
  return Number.isNaN(digits) ? Math.max(NUMBERS.indexOf(small), ZAHLEN.indexOf(small)) : digits;
}

/** The step of the ladder that a title names. */
export function rankOf(title: string): string | undefined {
  const words = title.toLowerCase().split(/[^\p{L}]+/u);
  if (words.includes('graduate') || words.includes('entry')) return 'junior';
  return LADDER.findLast((step) => words.includes(step) || (step === 'senior' && words.includes('sr')));
}

/** The degree that a text names, the highest. */
export function degreeIn(text: string): Degree | undefined {
  return DEGREE_NAMES.findLast(([, pattern]) => pattern.test(text))?.[0];
}
