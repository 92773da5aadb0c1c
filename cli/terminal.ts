import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What the command line reads from and writes to. */
export interface Terminal {
  /** Results: one line to standard output. */
  print(line: string): void;
  /** What is not a result (problems, notes, progress): one line to standard error. */
  note(line: string): void;
  /** Overwrites one line of progress; silent where nobody watches. */
  progress(line: string): void;
  /** Asks without showing what is typed; `null` where nobody can answer. */
  askHidden(question: string): Promise<string | null>;
  /** All of standard input. */
  readInput(): Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
}

export function processTerminal(): Terminal {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    progress: (line) => void (process.stderr.isTTY && process.stderr.write(`\r${line}\u001b[K`)),
    askHidden: async (question) => (process.stdin.isTTY ? askHidden(question) : null),
    readInput: () => text(process.stdin),
    environment: process.env,
    interrupted: interruption.signal,
  };
}

/** The line editor echoes into nothing; the question itself goes to the terminal. */
function askHidden(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve) => {
    // Interrupted: nothing was given.
    reader.once('close', () => resolve(''));
    reader.once('line', (answer) => {
      resolve(answer);
      reader.close();
      process.stderr.write('\n');
    });
  });
}
