import type { CDPSession } from './devtools.ts';

/** As a screen of sixty frames a second does. */
const FRAME_MS = 16;
const SOME = 5;

/**
 * Draws frames until it is told to stop, for what waits for some while a page loads, as scripts and players do: our
 * headless shells draw none by themselves. Where a browser does, it refuses.
 *
 * @returns what stops it, and what resolves once some were drawn
 */
export function drawFrames(session: CDPSession): { stop: () => void; some: Promise<void> } {
  let wanted = true;
  const draw = async (): Promise<void> => {
    await session.send('HeadlessExperimental.beginFrame', { noDisplayUpdates: true });
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  };
  const first = async (): Promise<void> => {
    for (let drawn = 0; drawn < SOME && wanted; drawn += 1) await draw();
  };
  const rest = async (): Promise<void> => {
    while (wanted) await draw();
  };
  const some = first().catch(() => {
    wanted = false;
  });
  some.then(rest).catch(() => undefined);
  return { stop: () => (wanted = false), some };
}
