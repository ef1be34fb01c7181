import { progressLine, type Progress } from './progressLine.ts';
import type { Terminal } from './terminal.ts';

/** Before that much is done nobody knows how long the rest takes. */
const ENOUGH_DONE = 5;
const ENOUGH_MS = 2000;

/** Shows how far a command is, on a terminal. */
export function tellProgress(talk: Terminal): (progress: Progress) => void {
  let started = performance.now();
  let before = 0;
  return (progress) => {
    const { done, total } = progress;
    // Another round of --watch.
    if (done < before) started = performance.now();
    before = done;
    const took = performance.now() - started;
    const isKnown = done >= ENOUGH_DONE && took >= ENOUGH_MS;
    const left = isKnown ? ((took / done) * (total - done)) / 1000 : undefined;
    talk.progress((width) => progressLine(progress, left, width));
  };
}
