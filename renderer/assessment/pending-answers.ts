import type { AnswerContent } from '#core/engine/live-assessment';

interface PendingAnswer {
  readonly content: AnswerContent;
  /** Revision on which it is based. */
  readonly base: number;
}

export interface AnswerWrite extends PendingAnswer {
  readonly question: string;
}

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
    const base = this.waiting.get(question)?.base ?? this.underway.get(question)?.base ?? revision;
    this.waiting.set(question, { content, base });
  }

  /** Everything that waits goes on its way, at most `limit` at once. */
  takeAll(limit: number): readonly AnswerWrite[] {
    const writes = [...this.waiting].slice(0, limit).map(([question, answer]) => ({ question, ...answer }));
    this.underway = new Map(writes.map(({ question, content, base }) => [question, { content, base }]));
    for (const { question } of writes) this.waiting.delete(question);
    return writes;
  }

  /** What waits, as it can be sent while something else is still on its way: based on what that will have written. */
  ahead(): readonly AnswerWrite[] {
    return [...this.waiting].map(([question, { content, base }]) => ({
      question,
      content,
      base: this.underway.has(question) ? base + 1 : base,
    }));
  }

  /** The host has written them; what was typed since is based on what it wrote. */
  arrived(revisions: ReadonlyMap<string, number>): void {
    for (const [question, answer] of this.waiting) {
      const revision = this.underway.has(question) ? revisions.get(question) : undefined;
      if (revision !== undefined) this.waiting.set(question, { ...answer, base: revision });
    }
    this.underway.clear();
  }

  /** The host has written none of them: they wait again, unless something newer already does. */
  comeBack(): void {
    for (const [question, answer] of this.underway) {
      const newer = this.waiting.get(question);
      this.waiting.set(question, newer ? { ...newer, base: answer.base } : answer);
    }
    this.underway.clear();
  }

  drop(question: string): void {
    this.waiting.delete(question);
    this.underway.delete(question);
  }
}
