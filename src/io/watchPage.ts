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

/** Commands to a tab that crashed are never answered: whoever waits for one must race with this. */
export function watchForEnd(
  session: CDPSession,
  connection: Connection,
  ended: Promise<string>,
): { promise: Promise<never>; because: (reason: unknown) => void } {
  let because: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    because = reject;
  });
  // It matters to who prints, and to nobody between two prints.
  promise.catch(() => undefined);
  session.once('Inspector.targetCrashed', () => {
    because(new TabCrashed('its tab crashed'));
  });
  connection.on('sessiondetached', (detached) => {
    if (detached === session) because(new BrowserGone('its tab was closed'));
  });
  void ended.then((how) => {
    because(new BrowserGone(`it ended: ${how}`));
  });
  return { promise, because };
}
