/** Does pieces of work one after the other, and lets what waits in between: the first is there long before the last. */
export function oneByOne<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R>[] {
  let before: Promise<unknown> = Promise.resolve();
  return items.map((item) => {
    const done = before.then(others).then(() => work(item));
    before = done;
    return done;
  });
}

function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
