import type { CDPSession } from './devtools.ts';

/** As a screen of sixty frames a second does. */
const FRAME_MS = 16;

/**
 * Draws frames until it is told to stop, for scripts that wait for some: our headless shells draw none by themselves.
 * Where a browser does, it refuses.
 *
 * @returns what stops it
 */
export function drawFrames(session: CDPSession): () => void {
  let timer: NodeJS.Timeout | undefined;
  let wanted = true;
  const draw = (): void => {
    session.send('HeadlessExperimental.beginFrame', { noDisplayUpdates: true }).then(
      () => {
        if (wanted) timer = setTimeout(draw, FRAME_MS);
      },
      () => undefined,
    );
  };
  draw();
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}
