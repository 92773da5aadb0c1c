let underWay = 0;

/** Something runs for the user that takes its time. Returns what says that it has ended. */
export function taskBegins(): () => void {
  underWay += 1;
  let ended = false;
  return () => {
    if (!ended) underWay -= 1;
    ended = true;
  };
}

export const hasTasks = (): boolean => underWay > 0;
