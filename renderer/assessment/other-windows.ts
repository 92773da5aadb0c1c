const CHANNEL = 'omnibus-assessment';

/** This window's one end of the channel, open for as long as the window is: what is said through it is not heard through it. */
let end: BroadcastChannel | undefined;
const ourEnd = (): BroadcastChannel => (end ??= new BroadcastChannel(CHANNEL));

/** Says to the other windows of this program that an assessment has something new on disk. Carries no answer. */
export function tellOtherWindows(assessment: string): void {
  ourEnd().postMessage(assessment);
}

/** Returns the way to stop listening. */
export function hearOtherWindows(assessment: string, listener: () => void): () => void {
  const hear = (event: MessageEvent): void => {
    if (event.data === assessment) listener();
  };
  ourEnd().addEventListener('message', hear);
  return () => ourEnd().removeEventListener('message', hear);
}
