import type { HostApi } from '#core/contract/api';
import type { Preferences } from '#core/contract/operations';
import { failure, type Result } from '#core/contract/result';

/**
 * Writes what is changed in this window, one after the other, over what is there: another window may have changed
 * something else since this one read it.
 */
export class PreferenceWriter {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly api: HostApi) {}

  write(change: Partial<Preferences>): Promise<Result<Preferences>> {
    const written = this.turn.then(() => this.writeNow(change));
    this.turn = written.catch(() => undefined);
    return written;
  }

  private async writeNow(change: Partial<Preferences>): Promise<Result<Preferences>> {
    const current = await this.api.call('preferences.read', {});
    if (!current.ok) return failure(current.error);
    return this.api.call('preferences.write', { ...current.value, ...change });
  }
}
