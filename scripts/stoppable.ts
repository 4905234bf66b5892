/** Somebody stopped the command: what it was doing is over, and nothing is wrong. */
export class Stopped extends Error {
  override message = 'Stopped. Nothing was left running.';
}

/** What must be done before the command ends, noted as it becomes due. */
export type Closing = (() => unknown)[];

/**
 * Does work that opens things, and closes them again, the last first: after the work, when it fails, and when somebody
 * presses Ctrl-C, which rejects with `Stopped`.
 */
export async function stoppable<T>(work: (closing: Closing) => Promise<T>): Promise<T> {
  const closing: Closing = [];
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(new Stopped());
  // A terminal and npm both pass Ctrl-C on, so it may come twice, and the second time must not cut the closing short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, stop);
    closing.push(() => process.off(signal, stop));
  }
  try {
    return await Promise.race([work(closing), stopped.promise]);
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}
