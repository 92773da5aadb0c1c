import type { AnswerContent } from '#core/engine/live-assessment';

interface PendingAnswer {
  readonly content: AnswerContent;
  /** Revision on which it is based. */
  readonly base: number;
  /** Sent since that revision, and never heard of again: any of them may be on disk by now. */
  readonly sent: readonly AnswerContent[];
}

export interface AnswerWrite extends PendingAnswer {
  readonly question: string;
}

/** Kept of what was sent without a reply; were an earlier one what has arrived, it would show as a conflict. */
const MOST_SENT = 10;

/** Answers that have been entered but are not yet on disk, and those on their way. */
export class PendingAnswers {
  private waiting = new Map<string, PendingAnswer>();
  private underway = new Map<string, PendingAnswer>();

  get isEmpty(): boolean {
    return this.waiting.size === 0 && this.underway.size === 0;
  }

  get hasWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Each question once, as it was entered last. */
  all(): readonly { readonly question: string; readonly content: AnswerContent }[] {
    return [...new Map([...this.underway, ...this.waiting])].map(([question, { content }]) => ({ question, content }));
  }

  content(question: string): AnswerContent | undefined {
    return (this.waiting.get(question) ?? this.underway.get(question))?.content;
  }

  /** Typing on keeps the revision at which the typing began. */
  put(question: string, content: AnswerContent, revision: number): void {
    const { base, sent } = this.waiting.get(question) ?? this.underway.get(question) ?? { base: revision, sent: [] };
    this.waiting.set(question, { content, base, sent });
  }

  /** Everything that waits goes on its way, at most `limit` at once. */
  takeAll(limit: number): readonly AnswerWrite[] {
    const writes = [...this.waiting].slice(0, limit).map(([question, answer]) => ({ question, ...answer }));
    this.underway = new Map(writes.map(({ question, ...answer }) => [question, answer]));
    for (const { question } of writes) this.waiting.delete(question);
    return writes;
  }

  /** What waits, as it can be sent while something else is still on its way, whether that arrives before it or not. */
  ahead(): readonly AnswerWrite[] {
    return [...this.waiting].map(([question, answer]) => ({ question, ...this.after(this.underway.get(question), answer) }));
  }

  /** The host has written them; what was typed since is based on what it wrote. */
  arrived(revisions: ReadonlyMap<string, number>): void {
    for (const [question, answer] of this.waiting) {
      const before = this.underway.get(question);
      if (!before) continue;
      const revision = revisions.get(question);
      // Without one it had nothing to write, because the same was there already.
      this.waiting.set(question, revision === undefined ? this.after(before, answer) : { ...answer, base: revision, sent: [] });
    }
    this.underway.clear();
  }

  /** The host has written none of them: they wait again, unless something newer already does. */
  comeBack(): void {
    for (const [question, answer] of this.underway) {
      const newer = this.waiting.get(question);
      this.waiting.set(question, newer ? { ...newer, base: answer.base, sent: answer.sent } : answer);
    }
    this.underway.clear();
  }

  /** Nobody knows whether the host has written them: they wait again, and say what may have been written before. */
  comeBackUnheard(): void {
    for (const [question, answer] of this.underway) {
      this.waiting.set(question, this.after(answer, this.waiting.get(question) ?? answer));
    }
    this.underway.clear();
  }

  /** `answer` as one that follows `before`, of which it is not known whether it has been written. */
  private after(before: PendingAnswer | undefined, answer: PendingAnswer): PendingAnswer {
    if (!before) return answer;
    return { ...answer, base: before.base, sent: [...before.sent, before.content].slice(-MOST_SENT) };
  }

  drop(question: string): void {
    this.waiting.delete(question);
    this.underway.delete(question);
  }
}
