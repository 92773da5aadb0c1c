const CHANNEL = 'omnibus-assessment';

/** Held open for as long as the window is: a message is on its way before anything here ends. */
let speaking: BroadcastChannel | undefined;

/** Says to the other windows of this program that an assessment has something new on disk. Carries no answer. */
export function tellOtherWindows(assessment: string): void {
  speaking ??= new BroadcastChannel(CHANNEL);
  speaking.postMessage(assessment);
}

/** Returns the way to stop listening. */
export function hearOtherWindows(assessment: string, listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => event.data === assessment && listener();
  return () => channel.close();
}
