import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { CDPSession, Connection } from '../../src/io/devtools.ts';
import { watchForEnd } from '../../src/io/watchPage.ts';

const tabOf = (ended: Promise<string>) =>
  watchForEnd(
    new EventEmitter() as unknown as CDPSession,
    new EventEmitter() as unknown as Connection,
    ended,
  );

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('a tab that prints thousands of pages holds on to none', async () => {
  const tab = tabOf(new Promise(() => undefined));
  const print = async () => {
    const pdf = await tab.orGone(Promise.resolve({ pdf: 'of many bytes' }));
    return new WeakRef(pdf);
  };
  const printed = await print();
  // A turn later: what was looked at in this one is kept.
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  expect(printed.deref()).toBeUndefined();
});

test('who waits for a tab that goes hears of it, and so does who comes later', async () => {
  let end: (how: string) => void = () => undefined;
  const tab = tabOf(new Promise((resolve) => (end = resolve)));
  const forEver = new Promise<never>(() => undefined);
  const waiting = tab.orGone(forEver);
  end('SIGKILL');
  await expect(waiting).rejects.toThrow('it ended: SIGKILL');
  await expect(tab.orGone(forEver)).rejects.toThrow('it ended: SIGKILL');
});
