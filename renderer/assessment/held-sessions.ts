import type { AssessmentSession, UnsavedAnswer } from './assessment-session';

/**
 * The sessions of this window. One is shown; one that was left stays for as long as it holds something that is not on disk,
 * such as a conflict nobody has ended, and is there again when its assessment is opened again.
 */
export class HeldSessions {
  private shown: AssessmentSession | null = null;
  private readonly kept = new Map<string, AssessmentSession>();
  /** Entered in sessions that have been given up since, for the next session of the same assessment. */
  private readonly carried = new Map<string, readonly UnsavedAnswer[]>();

  /** Anything entered in this window that would be lost with it. */
  get hasUnsaved(): boolean {
    return this.carried.size > 0 || [...this.kept.values()].some((session) => session.hasUnsaved);
  }

  /** Writes what waits in any session. False where something is left that is not on disk. */
  async settle(): Promise<boolean> {
    await Promise.all([...this.kept.values()].map((session) => session.flush()));
    return !this.hasUnsaved;
  }

  find(assessment: string): AssessmentSession | undefined {
    return this.kept.get(assessment);
  }

  /** Shows `session`; the one shown until now is kept until nothing in it waits any more. */
  enter(session: AssessmentSession): void {
    const left = this.shown;
    this.shown = session;
    this.kept.set(session.id, session);
    const carried = this.carried.get(session.id);
    if (carried && session.takeOver(carried)) this.carried.delete(session.id);
    if (left && left !== session) this.leave(left);
  }

  /** Gives up the session shown: the next screen opens its assessment anew, with what could not be written here. */
  async forget(): Promise<void> {
    const session = this.shown;
    if (!session) return;
    await session.flush();
    if (this.shown === session) this.shown = null;
    if (this.kept.get(session.id) === session) this.kept.delete(session.id);
    const unsaved = session.giveUp();
    if (unsaved.length > 0) this.carried.set(session.id, unsaved);
  }

  private leave(session: AssessmentSession): void {
    const letGo = (): void => {
      if (session === this.shown) return stopWatching();
      if (session.hasUnsaved) return;
      stopWatching();
      if (this.kept.get(session.id) === session) this.kept.delete(session.id);
      session.giveUp();
    };
    const stopWatching = session.subscribe(letGo);
    void session.flush().then(letGo);
  }
}
