import { isOver, jobsIn, type Job } from '../core/jobs.ts';
import type { Prose } from '../core/prose.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { JOBS, OPENING } from './opening.ts';
import type { VariantRule } from './rule.ts';
import { formOf, pastOf, type VerbForm } from './verbs.ts';

export const tense: VariantRule = {
  code: 'tense',
  of: 'variant',
  level: 'warning',
  purpose: 'bullets in the present, of a job that is over',
  example: 'Manage the release calendar (the job ended in 2019)',
  find: ({ prose, language }, { today }) =>
    language === 'en'
      ? jobsIn(prose)
          .filter((job) => JOBS.has(job.section) && isOver(job, today))
          .flatMap((job) => job.bullets.flatMap((bullet) => presentOf(bullet, job)))
      : [],
};

function presentOf(bullet: Prose, job: Job): Diagnostic[] {
  const [, word = '', rest = ''] = OPENING.exec(bullet.text) ?? [];
  const verb = formOf(word.toLowerCase());
  if (!verb || !isVerb(verb, rest)) return [];
  const end = job.fields.get('endDate')?.text ?? '';
  const start = bullet.text.indexOf(word);
  const instead = (word.startsWith(word.charAt(0).toUpperCase()) ? capital : String)(pastOf(verb.base));
  return [report('tense', bullet.placeOf(start, start + word.length), bullet.path, { word, end, instead })];
}

/** `Lead the team` is a verb, `Lead engineer for …` and `Design of …` begin with nouns. */
function isVerb(verb: VerbForm, rest: string): boolean {
  if (/^(?:of|for)\b/i.test(rest) || rest === '') return false;
  if (!verb.isNounToo) return true;
  if (OBJECT.test(rest)) return true;
  const [, next = '', after = ''] = /^(?:,|and)\s+(\w+)\s+(.*)$/s.exec(rest) ?? [];
  const second = formOf(next.toLowerCase());
  return second?.form === verb.form && !/^(?:of|for|in|on|at|to)\b/i.test(after);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const OBJECT =
  /^(?:the|an?|all|our|its|their|his|her|my|this|these|those|both|each|every|any|new|multiple|several|numerous|various|up|out|over|\d)/i;
