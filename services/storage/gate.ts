/**
 * Many may pass at a time, or one is let in alone. Who waits to be alone holds back those who come later, so that the turn
 * comes; who has passed must not ask to pass again before it is through.
 */
export class Gate {
  private passing = 0;
  private closed: Promise<void> | null = null;
  private emptied: () => void = () => {};

  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.closed) await this.closed;
    this.passing += 1;
    try {
      return await work();
    } finally {
      this.passing -= 1;
      if (this.passing === 0) this.emptied();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.closed) await this.closed;
    let open = (): void => {};
    this.closed = new Promise((resolve) => (open = resolve));
    try {
      if (this.passing > 0) await new Promise<void>((resolve) => (this.emptied = resolve));
      return await work();
    } finally {
      this.closed = null;
      this.emptied = () => {};
      open();
    }
  }
}
