import { align, type Stretch } from './align.ts';
import type { Token } from './difference.ts';
import { figureKind, isSameFigure } from './figures.ts';
import { tokenize, type Word } from './tokens.ts';

/** A text of which less than this is kept was written anew: words that both happen to use say nothing. */
const LEAST_KEPT = 0.3;
const SHORT = 40;
/** Between changes of some length, so few letters in common are an accident. */
const ACCIDENT = 4;
const SOME_LENGTH = 8;
/** How many words around a figure may change for it to be taken for the same figure. */
const NEAR = 6;

/** Two texts, word by word. */
export function compareWords(a: string, b: string): Token[] {
  const [as, bs] = [tokenize(a), tokenize(b)];
  const found = align(
    as.map((word) => word.text),
    bs.map((word) => word.text),
  );
  const whole: Stretch = { same: false, a: [0, as.length], b: [0, bs.length] };
  const kept = found.filter((one) => one.same).reduce((sum, one) => sum + letters(as, one.a), 0);
  const most = Math.max(letters(as, whole.a), letters(bs, whole.b));
  const isAnew = most > SHORT && kept < most * LEAST_KEPT && as.length > 0 && bs.length > 0;
  const stretches = isAnew ? [whole] : tidy(found, as, bs);
  const onlyIn = (words: Word[], others: Word[]) => {
    const known = new Set(others.map((word) => word.text));
    return (word: Word) => word.isFigure && !known.has(word.text);
  };
  const [newInA, newInB] = [onlyIn(as, bs), onlyIn(bs, as)];
  const tokens = stretches.flatMap((one) =>
    one.same
      ? [{ kind: 'same' as const, a: join(as, one.a), b: join(bs, one.b) }]
      : changed(slice(as, one.a), slice(bs, one.b), newInA, newInB),
  );
  return withBareFigures(tokens);
}

/** The space behind a figure belongs to what both have. */
function withBareFigures(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    const isBehind = last?.kind === 'figure' && last.a !== '' && last.b !== '';
    const [a, b] = isBehind ? [spaceOf(last.a), spaceOf(last.b)] : ['', ''];
    if (isBehind) [last.a, last.b] = [last.a.trimEnd(), last.b.trimEnd()];
    if (token.kind === 'same') result.push({ kind: 'same', a: a + token.a, b: b + token.b });
    else if (a === '' && b === '') result.push({ ...token });
    else result.push({ kind: 'same', a, b }, { ...token });
  }
  return result;
}

function spaceOf(text: string): string {
  return text.slice(text.trimEnd().length);
}

/** Two lists, item by item; `between` stands between the items where they are read in a row. */
export function compareItems(a: readonly string[], b: readonly string[], between: string): Token[] {
  const text = (items: readonly string[], [start, end]: readonly [number, number]): string =>
    items
      .slice(start, end)
      .map((item, index) => (start + index === items.length - 1 ? item : `${item}${between}`))
      .join('');
  return align(a, b).map((one) => ({
    kind: one.same ? 'same' : 'changed',
    a: text(a, one.a),
    b: text(b, one.b),
  }));
}

/** Takes accidents between two changes for a part of them. */
function tidy(stretches: readonly Stretch[], as: readonly Word[], bs: readonly Word[]): Stretch[] {
  const size = (one: Stretch | undefined): number =>
    one && !one.same ? Math.max(letters(as, one.a), letters(bs, one.b)) : 0;
  const result: Stretch[] = [];
  for (const [index, one] of stretches.entries()) {
    const last = result.at(-1);
    const isAccident =
      one.same &&
      letters(as, one.a) <= ACCIDENT &&
      !slice(as, one.a).some((word) => word.isFigure) &&
      size(last) >= SOME_LENGTH &&
      size(stretches[index + 1]) >= SOME_LENGTH;
    if (last && !last.same && (isAccident || !one.same)) {
      result[result.length - 1] = { same: false, a: [last.a[0], one.a[1]], b: [last.b[0], one.b[1]] };
    } else result.push(one);
  }
  return result;
}

type IsNew = (word: Word) => boolean;

/** One change, cut where figures stand: like figures in like surroundings are one that has another value. */
function changed(as: readonly Word[], bs: readonly Word[], newInA: IsNew, newInB: IsNew): Token[] {
  const pairs = as.length <= NEAR && bs.length <= NEAR ? pairFigures(as, bs, newInA, newInB) : [];
  const tokens: Token[] = [];
  let [doneA, doneB] = [0, 0];
  const flush = (endA: number, endB: number): void => {
    tokens.push(...oneSided(as.slice(doneA, endA), bs.slice(doneB, endB), newInA, newInB));
    [doneA, doneB] = [endA, endB];
  };
  for (const [inA, inB] of pairs) {
    flush(inA, inB);
    tokens.push({ kind: 'figure', a: join(as, [inA, inA + 1]), b: join(bs, [inB, inB + 1]) });
    [doneA, doneB] = [inA + 1, inB + 1];
  }
  flush(as.length, bs.length);
  return tokens;
}

/** Figures of one kind, in order; not those that the other text has, too, or only writes otherwise. */
function pairFigures(
  as: readonly Word[],
  bs: readonly Word[],
  newInA: IsNew,
  newInB: IsNew,
): [number, number][] {
  const pairs: [number, number][] = [];
  let from = 0;
  for (const [inA, word] of as.entries()) {
    if (!newInA(word)) continue;
    const inB = bs.findIndex(
      (other, index) =>
        index >= from &&
        newInB(other) &&
        figureKind(other.text) === figureKind(word.text) &&
        !isSameFigure(other.text, word.text),
    );
    if (inB === -1) continue;
    pairs.push([inA, inB]);
    from = inB + 1;
  }
  return pairs;
}

/** A change without a pair of figures in it; a figure that only one side has stands out all the same. */
function oneSided(as: readonly Word[], bs: readonly Word[], newInA: IsNew, newInB: IsNew): Token[] {
  const sameValue = (word: Word, others: readonly Word[]) =>
    others.some((other) => other.isFigure && isSameFigure(other.text, word.text));
  const figuresA = as.some((word) => newInA(word) && !sameValue(word, bs));
  const figuresB = bs.some((word) => newInB(word) && !sameValue(word, as));
  if (!figuresA && !figuresB) {
    const [a, b] = [join(as, [0, as.length]), join(bs, [0, bs.length])];
    return a === '' && b === '' ? [] : [{ kind: 'changed', a, b }];
  }
  const cut = (
    words: readonly Word[],
    isNew: IsNew,
    others: readonly Word[],
    make: (text: string) => Pick<Token, 'a' | 'b'>,
  ) => {
    const tokens: Token[] = [];
    for (const word of words) {
      const kind = isNew(word) && !sameValue(word, others) ? 'figure' : 'changed';
      const { a, b } = make(word.text + word.space);
      const last = tokens.at(-1);
      if (last?.kind === 'changed' && kind === 'changed') {
        last.a += a;
        last.b += b;
      } else tokens.push({ kind, a, b });
    }
    return tokens;
  };
  return [...cut(as, newInA, bs, (a) => ({ a, b: '' })), ...cut(bs, newInB, as, (b) => ({ a: '', b }))];
}

function slice(words: readonly Word[], [start, end]: readonly [number, number]): Word[] {
  return words.slice(start, end);
}

function join(words: readonly Word[], range: readonly [number, number]): string {
  return slice(words, range)
    .map((word) => word.text + word.space)
    .join('');
}

function letters(words: readonly Word[], range: readonly [number, number]): number {
  return slice(words, range).reduce((sum, word) => sum + word.text.length, 0);
}
