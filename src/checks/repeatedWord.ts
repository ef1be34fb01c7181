import { fixAt, report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { isRunning } from './sentences.ts';

export const repeatedWord: VariantRule = {
  code: 'repeated-word',
  of: 'variant',
  level: 'warning',
  purpose: 'the same word twice in a row',
  example: 'Cut the the load',
  find: (variant) =>
    variant.language === 'en'
      ? variant.prose.filter(isRunning).flatMap((prose) =>
          [...prose.text.matchAll(/(?<![\p{L}\p{N}'’-])(\p{L}+)\s+(\1)(?![\p{L}\p{N}'’-])/giu)].flatMap(
            (match) => {
              const [written, word = '', again = ''] = match;
              // Names are doubled on purpose, and so are a few words.
              if (/^(?:that|had|very|long|many|so|bye|knock)$/i.test(word) || /^\p{Lu}/u.test(again))
                return [];
              const end = match.index + written.length;
              const place = prose.placeOf(match.index, end);
              const fixes = fixAt(place, written, word, false);
              return [{ ...report('repeated-word', place, prose.path, { word: again }), fixes }];
            },
          ),
        )
      : [],
};
