/**
 * Resolves in a task of its own. Tiles arrive together and are each some milliseconds of work: awaited before such a
 * piece, it lets a press or a scroll come between.
 */
export function ownTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
