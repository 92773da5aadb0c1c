import { useEffect } from 'react';

const CHANNEL = 'omnibus-content';

/** Says to the other windows of this program that the content of the data folder is another from now on. */
export function tellReplaced(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('replaced');
  channel.close();
}

/** Loads the window anew when another window has had everything replaced: nothing that it shows is true any more. */
export function useReplacedContent(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => window.location.reload();
    return () => channel.close();
  }, []);
}
