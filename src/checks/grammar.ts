import type { Prose } from '../core/prose.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { flawsIn } from './proofread.ts';
import type { VariantRule } from './rule.ts';
import { isLabel, isRunning } from './sentences.ts';

export const grammar: VariantRule = {
  code: 'grammar',
  of: 'variant',
  level: 'warning',
  purpose: 'what no sentence says: “should of”, “more then”',
  example: 'Moved more then 300 services',
  find: (variant, around) => [
    ...flawsIn(variant, around, (flaw, prose) => {
      if (flaw.linter === 'SpellCheck' || flaw.linter === 'AnA' || isLabel(prose)) return undefined;
      const written = prose.text.slice(flaw.start, flaw.end);
      if (around.known.has(written.toLowerCase())) return undefined;
      return report('grammar', prose.placeOf(flaw.start, flaw.end), prose.path, {
        written,
        instead: flaw.instead[0] ?? '',
        why: flaw.message,
      });
    }),
    ...(variant.language === 'en' ? variant.prose.filter(isRunning).flatMap(slips) : []),
  ],
};

/** What bullets get wrong and general checkers let pass. */
const SLIPS: readonly [RegExp, (match: RegExpExecArray) => { instead: string; why: string }][] = [
  [
    /\b(?<=(?:and|of|with|to|in|for|on|from|by|through|via|all|the)\s)(it['’]s)(?=\s\p{Ll}{3,})(?!\s(?:a|an|the|not|now|been|all|also|just|so|very)\b)/giu,
    () => ({ instead: 'its', why: 'what belongs to it has no apostrophe' }),
  ],
  [
    /\b(?<=\b(?:a|an)\s(?:[\p{L}-]+\s){0,2}[\p{L}-]*[^s\W]\s(?:that|which)\s)(help|allow|enable|let|make|run|reduce|improve|provide|support|use|handle|manage|create|track|serve|need|give|take|store|process|generate|automate|monitor|connect|send|show|detect|predict|save|replace|include)(?=\s(?!ed\b)\p{L})/giu,
    ([written]) => ({ instead: `${written}s`, why: 'one thing does it' }),
  ],
];
const UNCHANGED = /^(?:let)$/i;

function slips(prose: Prose): Diagnostic[] {
  return SLIPS.flatMap(([pattern, about]) =>
    [...prose.text.matchAll(pattern)].flatMap((match) => {
      const [written] = match;
      if (
        UNCHANGED.test(written) ||
        /\b(?:set|team|pair|series|range|number|group|couple|suite|family|lot|variety|handful|data|people)\b/.test(
          prose.text.slice(Math.max(0, match.index - 40), match.index),
        )
      )
        return [];
      const place = prose.placeOf(match.index, match.index + written.length);
      return [report('grammar', place, prose.path, { written, ...about(match) })];
    }),
  );
}
