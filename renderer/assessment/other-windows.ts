const CHANNEL = 'omnibus-assessment';

/** Says to the other windows of this program that an assessment has something new on disk. Carries no answer. */
export function tellOtherWindows(assessment: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(assessment);
  channel.close();
}

/** Returns the way to stop listening. */
export function hearOtherWindows(assessment: string, listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => event.data === assessment && listener();
  return () => channel.close();
}
