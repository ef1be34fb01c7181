/**
 * A piece of work that is never done twice at a time: who asks while it runs gets one more run after it,
 * however many ask.
 *
 * @param work sees to its own failures
 */
export function inTurn(work: () => Promise<void>): () => void {
  let running = false;
  let asked = false;
  const run = async (): Promise<void> => {
    running = true;
    try {
      while (asked) {
        asked = false;
        await work();
      }
    } finally {
      running = false;
    }
  };
  return () => {
    asked = true;
    if (!running) void run();
  };
}
