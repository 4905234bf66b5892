/** Presses of Shift, and the milliseconds in which they count as wanting to leave. */
const PRESSES = 3;
const WITHIN = 5000;

/**
 * Leaving in a hurry: the page goes blank, what the browser keeps for this site is cleared, and another page takes its
 * place, so that Back does not return to this one. The browser's history is not erased, and the privacy page says so.
 */
function leave(to: string): void {
  document.documentElement.replaceChildren();
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // Storage that is switched off holds nothing.
  }
  location.replace(to);
}

const link = document.querySelector<HTMLAnchorElement>('[data-leave]');
if (link !== null) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave(link.href);
  });

  let alone = false;
  let presses: number[] = [];
  document.addEventListener('keydown', ({ key }) => {
    // Shift with a letter is typing.
    alone = key === 'Shift';
    if (!alone) presses = [];
  });
  document.addEventListener('keyup', ({ key, timeStamp }) => {
    if (key !== 'Shift' || !alone) return;
    presses = [...presses.filter((then) => timeStamp - then < WITHIN), timeStamp];
    if (presses.length >= PRESSES) leave(link.href);
  });
}
