/** Questions and answers both ways between the test and the program that it started. */
export type Questions<T> = { [K in keyof T]: (input: never) => unknown };
type InputOf<F> = F extends (input: infer I) => unknown ? I : never;
type AnswerOf<F> = F extends (input: never) => infer O ? Awaited<O> : never;
export type Answers<T> = { readonly [K in keyof T]: (input: InputOf<T[K]>) => AnswerOf<T[K]> | Promise<AnswerOf<T[K]>> };

type Frame =
  | { readonly kind: 'question'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown };

interface Wire {
  send(frame: unknown): void;
  isOpen(): boolean;
}

export class Line<Theirs extends Questions<Theirs>> {
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  private count = 0;

  constructor(
    private readonly wire: Wire,
    private readonly answers: Readonly<Record<string, (input: never) => unknown>>,
  ) {}

  /** Rejects when the other side threw, or is gone. */
  ask<K extends keyof Theirs & string>(name: K, input: InputOf<Theirs[K]>): Promise<AnswerOf<Theirs[K]>> {
    return new Promise((resolve, reject) => {
      if (!this.wire.isOpen()) return reject(new Error('the program has ended'));
      const id = (this.count += 1);
      this.waiting.set(id, { resolve, reject });
      this.wire.send({ kind: 'question', id, name, input } satisfies Frame);
    });
  }

  async receive(message: unknown): Promise<void> {
    const frame = message as Frame;
    if (frame.kind === 'answer') {
      const asked = this.waiting.get(frame.id);
      this.waiting.delete(frame.id);
      if (frame.ok) asked?.resolve(frame.value as never);
      else asked?.reject(new Error(String(frame.value)));
      return;
    }
    let reply: Frame;
    try {
      const value = await this.answers[frame.name]?.(frame.input as never);
      reply = { kind: 'answer', id: frame.id, ok: true, value };
    } catch (error) {
      reply = { kind: 'answer', id: frame.id, ok: false, value: error instanceof Error ? error.message : String(error) };
    }
    if (this.wire.isOpen()) this.wire.send(reply);
  }

  hangUp(): void {
    for (const { reject } of this.waiting.values()) reject(new Error('the program has ended'));
    this.waiting.clear();
  }
}
