import type { CDPSession, Connection } from './devtools.ts';

/** Why a print did not come to its end: not for the page, but for what was to print it. */
export class BrowserGone extends Error {}

/** The browser itself lives. */
export class TabCrashed extends BrowserGone {}

/** A page's load may be over before the browser answers which page it is loading. */
export function watchLoads(session: CDPSession): {
  of: (loaderId: string, events: string[]) => Promise<void>;
} {
  const seen = new Set<string>();
  let wake: (() => void) | undefined;
  session.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    seen.add(`${name} ${loaderId}`);
    wake?.();
  });
  return {
    of: async (loaderId, events) => {
      while (!events.some((name) => seen.has(`${name} ${loaderId}`)))
        await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

export interface TabEnd {
  /** What the work comes to, or the reason why its tab has gone. */
  orGone: <T>(work: Promise<T>) => Promise<T>;
  because: (reason: unknown) => void;
}

/**
 * Commands to a tab that crashed are never answered: whoever waits for one waits for this, too. Not by a race with
 * one promise, which would hold on to what each race came to for as long as the tab is there.
 */
export function watchForEnd(session: CDPSession, connection: Connection, ended: Promise<string>): TabEnd {
  let gone: { reason: unknown } | undefined;
  const waiting = new Set<() => void>();
  const because = (reason: unknown): void => {
    gone ??= { reason };
    for (const tell of waiting) tell();
  };
  session.once('Inspector.targetCrashed', () => {
    because(new TabCrashed('its tab crashed'));
  });
  connection.on('sessiondetached', (detached) => {
    if (detached === session) because(new BrowserGone('its tab was closed'));
  });
  void ended.then((how) => {
    because(new BrowserGone(`it ended: ${how}`));
  });
  const orGone = async <T>(work: Promise<T>): Promise<T> => {
    let tell: () => void = () => undefined;
    const end = new Promise<never>((_, reject) => {
      tell = () => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what was thrown, as it was
        reject(gone?.reason);
      };
    });
    waiting.add(tell);
    if (gone) tell();
    try {
      return await Promise.race([work, end]);
    } finally {
      waiting.delete(tell);
    }
  };
  return { orGone, because };
}
