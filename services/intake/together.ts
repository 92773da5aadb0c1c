/**
 * Posts what is said in one turn of a thread as one message: to wake another thread costs more than to tell it something, and a bundle
 * has a dozen things to tell.
 */
export function together<Told>(post: (all: readonly Told[]) => void): (told: Told) => void {
  let waiting: Told[] = [];
  return (told) => {
    if (waiting.push(told) > 1) return;
    queueMicrotask(() => {
      const all = waiting;
      waiting = [];
      post(all);
    });
  };
}
