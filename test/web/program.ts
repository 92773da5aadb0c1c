import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';

const root = path.resolve(import.meta.dirname, '../..');

/** A program in a process of its own, and what it says. */
export class Program {
  private said = '';
  private readonly child: ChildProcess;
  private listeners: (() => void)[] = [];
  /** Its exit status; null where a signal ended it. */
  readonly ended: Promise<number | null>;

  constructor(script: string, words: readonly string[], node: readonly string[] = []) {
    this.child = spawn(process.execPath, [...node, '--import', 'tsx', path.join(root, script), ...words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer): void => {
      this.said += chunk.toString();
      this.wake();
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
    this.ended = new Promise((resolve) => this.child.once('close', (status) => (resolve(status), this.wake())));
  }

  get output(): string {
    return this.said;
  }

  /** Resolves with what it said that fits; rejects when it ends before. */
  async says(wanted: RegExp): Promise<string> {
    for (;;) {
      const found = wanted.exec(this.said);
      if (found) return found[0];
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`It ended:\n${this.said}`);
      await new Promise<void>((resume) => this.listeners.push(resume));
    }
  }

  address(): Promise<string> {
    return this.says(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/);
  }

  /** The most memory it has held at any time, in bytes; Linux only. */
  mostMemory(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  }

  /** As a machine that goes to sleep, and wakes. */
  sleep(): void {
    this.child.kill('SIGSTOP');
  }

  wakeUp(): void {
    this.child.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGCONT');
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private wake(): void {
    const waiting = this.listeners;
    this.listeners = [];
    for (const resume of waiting) resume();
  }
}

/** A page of a program, without a browser around it. */
export class PlainPage {
  private constructor(
    readonly origin: string,
    private readonly cookie: string,
  ) {}

  static async open(address: string): Promise<PlainPage> {
    const { origin, hash } = new URL(address);
    const reply = await fetch(`${origin}/session`, {
      method: 'POST',
      headers: { 'x-omnibus': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ token: new URLSearchParams(hash.slice(1)).get('token') }),
    });
    const cookie = reply.headers.get('set-cookie')?.split(';')[0];
    if (!cookie) throw new Error(`no session: ${reply.status}`);
    return new PlainPage(origin, cookie);
  }

  ask(address: string, init: RequestInit & { readonly duplex?: 'half' } = {}): Promise<Response> {
    const headers = { 'x-omnibus': '1', cookie: this.cookie, ...(init.headers as Record<string, string> | undefined) };
    return fetch(`${this.origin}/${address}`, { ...init, headers });
  }

  async call<N extends OperationName>(operation: N, input: Input<N>): Promise<Result<Output<N>>> {
    const headers = { 'content-type': 'application/json' };
    const response = await this.ask(`call/${operation}`, { method: 'POST', headers, body: JSON.stringify(input) });
    const lines = (await response.text()).trim().split('\n');
    return (JSON.parse(lines.at(-1) ?? '') as { readonly result: Result<Output<N>> }).result;
  }

  async does<N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>> {
    const result = await this.call(operation, input);
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  async isPresent(): Promise<number> {
    return (await this.ask('presence', { method: 'POST' })).status;
  }
}
