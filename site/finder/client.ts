import type { Found, Question, Reply, Request } from './messages.ts';
import type { NamedPlace } from './places.ts';

/** What the page can ask its worker. Each answer comes, or the promise rejects and nothing else changes. */
export interface Client {
  find(question: Question): Promise<Found>;
  /** Places of the gazetteer that a typed text may mean, likeliest first. */
  places(text: string): Promise<readonly NamedPlace[]>;
}

type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

/** Starts the worker. */
export function createClient(): Client {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  let last = 0;

  const failed = (): Error => new Error('The list could not be loaded.');
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) asker?.reject(failed());
    else asker?.resolve(data.found as never);
  });
  // A worker that cannot start answers nobody by itself.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(failed());
    waiting.clear();
  });

  const ask = <T>(request: Asked): Promise<T> => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage({ ...request, id: last } satisfies Request);
  });
  return {
    find: (question) => ask({ want: 'find', question }),
    places: (text) => ask({ want: 'places', text }),
  };
}
