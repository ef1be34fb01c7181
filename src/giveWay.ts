/**
 * Lets what has arrived meanwhile be answered, e.g. a browser that boots: without it a long piece of work would keep
 * it waiting. Two turns: in the first a message is read, in the second it is understood.
 */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
