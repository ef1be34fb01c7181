const PREFIX =
  /^(?:un|re|pre|non|over|under|multi|micro|mini|mis|sub|inter|intra|cross|auto|co|anti|hyper|super|semi|geo|bio|tele|cyber|meta|post|mid)-?(?=[a-z]{5})/;
const SUFFIX = /(?<=[a-z]{4})(?:abilit(?:y|ies)|able|ably|ness|less|wide)$/;

/** What decides, for those who keep what was decided. */
export const DERIVATION = `${PREFIX.source} ${SUFFIX.source}`;

/** The words that one may be made of: `unbuffered` of `buffered`, `deferrable` of `defer`, `resumable` of `resume`. */
export function basesOf(word: string): string[] {
  const bare = word.replace(PREFIX, '');
  const stems = [word, bare].flatMap((one) => {
    const stem = one.replace(SUFFIX, '');
    if (stem === one) return [];
    return /ness$|less$|wide$/.test(one)
      ? [stem, stem.replace(/i$/, 'y')]
      : [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), `${stem}ate`, stem.replace(/i$/, 'y')];
  });
  const singular = [word, bare].map((one) => one.replace(/ies$/, 'y'));
  return [...new Set([bare, ...stems, ...singular])].filter((base) => base !== word && base.length > 3);
}
