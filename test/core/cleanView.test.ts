import { expect, test } from 'vitest';
import { cleanText } from '../../src/core/cleanView.ts';

test.each<[says: string, text: string, clean: string]>([
  ['escape codes of terminals', '\u001b[31mred\u001b[0m \u009b1m', '[31mred[0m 1m'],
  ['a bell, a backspace, a NUL', 'a\u0007b\u0008c\u0000d', 'abcd'],
  ['what turns letters around', 'a\u202Eb\u202Cc', 'ab\u202Cc'],
  ['half a character, and none', 'a\uD800b\uFFFFc', 'abc'],
  ['line ends of all kinds', 'a\r\nb\rc\u2028d\u0085e\vf\n\ng', 'a b c d e f g'],
  ['blanks as a page collapses them', '  a \t b\n', 'a b'],
  ['a line that a backslash breaks', 'a\\\nb', 'a b'],
  ['a backslash before a line’s end', 'a\\\\\nb', 'a\\\\ b'],
  ['an accent by itself', 'e\u0301', 'é'],
  ['a hyphen that does not break', 'a\u2011b', 'a-b'],
  ['a blank that does not break, marks of direction, an emoji', 'a\u00A0b \u200Fc 👩‍💻', 'a\u00A0b \u200Fc 👩‍💻'],
])('%s', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});
