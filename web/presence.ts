const LOOK_EVERY_MS = 30_000;
const LOOKS_UNTIL_IDLE = 8;
/** A program that may write no longer is kept only for the tabs that have to say so. */
const MINUTES_AFTER_LOSS = 1;

/**
 * Notices that no page has been there for a while, so that a forgotten program ends. Counts its own looks and not the
 * clock: a machine that slept has not been idle. Armed only once a page has said that it is there.
 */
export class Presence {
  private idleLooks = 0;
  private seen = false;
  private busy = 0;
  private taken = false;
  private timer: NodeJS.Timeout | undefined;

  /** `idleMinutes`: 0 waits for ever; a fraction is looked at the more often. */
  constructor(
    private idleMinutes: number,
    private readonly whenGone: () => void,
  ) {}

  watch(): void {
    this.stop();
    if (this.idleMinutes <= 0) return;
    this.timer = setInterval(() => this.look(), this.lookEveryMs);
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

  /** Another program has taken the data folder. From now on this one stays only while a page is there, never for a new one. */
  lose(): void {
    this.taken = true;
    this.seen = true;
    this.idleLooks = 0;
    if (this.idleMinutes <= 0 || this.idleMinutes > MINUTES_AFTER_LOSS) this.idleMinutes = MINUTES_AFTER_LOSS;
    this.watch();
  }

  get isLost(): boolean {
    return this.taken;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private get lookEveryMs(): number {
    return Math.min(LOOK_EVERY_MS, (this.idleMinutes * 60_000) / LOOKS_UNTIL_IDLE);
  }

  private look(): void {
    if (!this.seen || this.busy > 0) return;
    this.idleLooks += 1;
    if (this.idleLooks * this.lookEveryMs < this.idleMinutes * 60_000) return;
    this.stop();
    this.whenGone();
  }
}
