import { useEffect, useState, type ComponentType } from 'react';

/**
 * A part of the window whose code comes when it is first needed. Not React's `lazy`: whoever waits for a part knows it
 * and can bring it beforehand, while a part that suspends is held back for a third of a second once anything was shown in its place.
 */
export class LatePart<Props extends object = object> {
  private found: ComponentType<Props> | undefined;

  constructor(private readonly bring: () => Promise<ComponentType<Props>>) {}

  /** The part, if its code is here. */
  get component(): ComponentType<Props> | undefined {
    return this.found;
  }

  /** Rejects where the program that has the code is gone. */
  async load(): Promise<void> {
    this.found ??= await this.bring();
  }
}

/** The part once its code is here. Where it cannot come the window says that its program is gone. */
export function useLatePart<Props extends object>(part: LatePart<Props>): ComponentType<Props> | undefined {
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (part.component !== undefined) return;
    let current = true;
    void part.load().then(
      () => current && setTurn((turn) => turn + 1),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [part]);
  return part.component;
}
