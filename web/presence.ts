const LOOK_EVERY_MS = 30_000;

/**
 * Notices that no page has been there for a while, so that a forgotten program ends. Counts its own looks and not the
 * clock: a machine that slept has not been idle. Armed only once a page has said that it is there.
 */
export class Presence {
  private idleLooks = 0;
  private seen = false;
  private busy = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly idleMinutes: number,
    private readonly whenGone: () => void,
  ) {}

  watch(): void {
    if (this.idleMinutes <= 0) return;
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  /** A page asked for something; call the result when it has been answered. */
  begin(): () => void {
    this.idleLooks = 0;
    this.busy += 1;
    return () => {
      this.busy -= 1;
    };
  }

  /** A page says that it is there, and will go on saying so. */
  arrive(): void {
    this.seen = true;
  }

  /** A page has been there at least once. */
  get hasBeen(): boolean {
    return this.seen;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    if (!this.seen || this.busy > 0) return;
    this.idleLooks += 1;
    if (this.idleLooks * LOOK_EVERY_MS < this.idleMinutes * 60_000) return;
    this.stop();
    this.whenGone();
  }
}
