import { warning, type Words } from './words.ts';

/** What is said of marks and spaces. */
export const TYPOGRAPHY = {
  'mixed-dashes': warning((p: { instead: string }) => [
    'a hyphen stands here, and dashes elsewhere',
    `write \`${p.instead}\`; \`resume check --fix\` does it`,
  ]),
  'trailing-space': warning((p: { lines: number }) => [
    p.lines === 1 ? 'a line of this file ends in spaces' : `${p.lines} lines of this file end in spaces`,
    '`resume check --fix` takes them away',
  ]),
} satisfies Record<string, Words<never>>;
