import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { OPERATION_NAMES, type OperationName } from '#core/contract/operations';
import type { Replacing } from './backup/backup-handlers';
import { Gate } from './storage/gate';

/** These wait for nobody: they do the replacing, or say how far it is. */
const REPLACING: ReadonlySet<OperationName> = new Set<OperationName>([
  'backup.restore',
  'backup.bringBack',
  'protection.unlock',
  'protection.lock',
  'protection.turnOn',
  'protection.turnOff',
]);

/** What answers while the content is locked: in which language to ask, and what asks for the passphrase itself. */
const WHILE_LOCKED: ReadonlySet<OperationName> = new Set<OperationName>([
  'protection.state',
  'protection.unlock',
  'preferences.read',
  'protection.changePassphrase',
  'protection.newRecoveryCode',
  'protection.turnOff',
]);

type Handler = (input: never, context: CallContext) => Promise<unknown>;

/**
 * The handlers that hosts hold for as long as they run, over services that start anew when the content of the data folder
 * was replaced: then nothing of the old content is left in memory.
 */
export class ReplaceableHandlers {
  readonly current: Handlers;
  private readonly gate = new Gate();
  private made: Handlers;
  private unfinished = false;

  constructor(
    private readonly isLocked: () => boolean,
    private readonly make: (replacing: Replacing) => Handlers,
  ) {
    this.made = this.make(this.replacing);
    this.current = Object.fromEntries(OPERATION_NAMES.map((name) => [name, this.through(name)])) as unknown as Handlers;
  }

  /** Where it fails half-way nothing may be read or written any more; the next start finishes it. */
  private readonly replacing: Replacing = (replace, isHalf) =>
    this.gate.alone(async () => {
      this.unfinished = true;
      try {
        await replace();
        this.made = this.make(this.replacing);
        this.unfinished = false;
      } catch (error) {
        this.unfinished = await isHalf();
        throw error;
      }
    });

  private through(name: OperationName): Handler {
    const run: Handler = (input, context) => {
      if (this.unfinished) throw new AppError('restore-unfinished');
      if (this.isLocked() && !WHILE_LOCKED.has(name)) throw new AppError('locked');
      return (this.made[name] as Handler)(input, context);
    };
    return REPLACING.has(name)
      ? async (input, context) => run(input, context)
      : (input, context) => this.gate.pass(async () => run(input, context));
  }
}
