/**
 * `ended`: nothing answers any more. `replaced`: a program answers that does not know this window. `taken`: its program
 * answers, but another one has taken the data folder meanwhile, so that nothing is written any more.
 */
export type Connection = 'there' | 'ended' | 'replaced' | 'taken';
export type Answering = Exclude<Connection, 'ended'>;

const LOOK_EVERY_MS = 4_000;
/** One request may fail on its way; a second so soon after it means that nobody is there. */
const LOOK_AGAIN_MS = 500;
const MISSES_UNTIL_ENDED = 2;

/**
 * Says that this window is there, so that its program does not end as forgotten, and notices when the program is not.
 * `ask` resolves with what answers, and rejects where nothing does.
 */
export class HostPresence {
  private connection: Connection = 'there';
  private misses = 0;
  private asking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ask: () => Promise<Answering>,
    private readonly onChange: (connection: Connection) => void,
  ) {}

  /** Looks at once and then again and again; also for when a call went wrong. */
  readonly look = async (): Promise<void> => {
    if (this.asking) return;
    clearTimeout(this.timer);
    this.asking = true;
    const answering = await this.ask().catch(() => null);
    this.asking = false;
    this.misses = answering === null ? this.misses + 1 : 0;
    if (answering !== null) this.say(answering);
    else if (this.misses >= MISSES_UNTIL_ENDED) this.say('ended');
    this.timer = setTimeout(() => void this.look(), this.misses > 0 && this.misses < MISSES_UNTIL_ENDED ? LOOK_AGAIN_MS : LOOK_EVERY_MS);
  };

  private say(connection: Connection): void {
    if (connection === this.connection) return;
    this.connection = connection;
    this.onChange(connection);
  }
}
