import type { ChalkInstance } from 'chalk';
import type { Ink } from '../diff/show/renderer.ts';

/** Orange went and blue came: a pair that colour-blind readers tell apart, on light and on dark. */
const ORANGE = 172;
const BLUE = 33;

/** Words painted in colours; where there are none, in git's marks for words. */
export function inkFor(colors: ChalkInstance): Ink {
  const [orange, blue] = [colors.ansi256(ORANGE), colors.ansi256(BLUE)];
  const shared = {
    removed: orange,
    added: blue,
    moved: colors.italic,
    strong: colors.bold,
    faint: colors.dim,
  };
  if (colors.level === 0) {
    return {
      ...shared,
      between: '',
      old: (text) => `[-${text}-]`,
      new: (text) => `{+${text}+}`,
      figure: (a, b) => `[${a} → ${b}]`,
    };
  }
  return {
    ...shared,
    between: ' ',
    old: orange.strikethrough,
    new: blue.underline,
    figure: (a, b) => `${orange.strikethrough.bold(a)} ${blue.bold.inverse(b)}`,
  };
}
