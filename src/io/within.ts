/**
 * Waits for `work`, at most `ms` milliseconds and only while the signal lets it.
 *
 * @throws what `late` makes, the signal's reason, or what `work` throws
 */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  late: () => Error,
  signal: AbortSignal | undefined,
): Promise<T> {
  let giveUp: (reason: unknown) => void = () => undefined;
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const onAbort = (): void => {
    giveUp(signal?.reason);
  };
  const timer = setTimeout(() => {
    giveUp(late());
  }, ms);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
