import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { journalledDecision } from '#core/register/decision-shape';
import type { RecordedDecision, SecretariatDecision } from '#core/register/secretariat-decision';
import { checksumOf } from '../assessments/checksum';
import type { ServiceContext } from '../context';

/** What the secretariat has decided, in the order in which it did: one line each, with a checksum over it and the line before. */
export interface DecisionJournal {
  /** Throws AppError `damaged` {file, place: line} or `newer-version`. */
  read(): Promise<readonly RecordedDecision[]>;
  /** All of them or, where the disk fails, those before. */
  record(decisions: readonly SecretariatDecision[]): Promise<readonly RecordedDecision[]>;
}

const DECISIONS_FORMAT = 'omnibus-decisions/1';
const JOURNAL = 'register/decisions.ndjson';
const START = '0'.repeat(64);

const line = z.strictObject({
  format: z.string(),
  seq: z.number().int().min(1),
  previous: z.string(),
  at: z.iso.datetime(),
  decision: journalledDecision,
});

interface State {
  readonly decisions: readonly RecordedDecision[];
  readonly head: string;
}

export function createDecisionJournal({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): DecisionJournal {
  let turn: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<State> => {
    const bytes = await data.files.read(JOURNAL);
    return replay(bytes ? Buffer.from(bytes).toString('utf8') : '');
  };
  return {
    read: async () => (await read()).decisions,
    record(decisions) {
      const run = async (): Promise<readonly RecordedDecision[]> => {
        await data.assertWritable();
        let { decisions: known, head } = await read();
        for (const each of decisions) {
          const at = clock.now();
          const text = JSON.stringify({ format: DECISIONS_FORMAT, seq: known.length + 1, previous: head, at, decision: each });
          await data.files.appendLine(JOURNAL, text);
          known = [...known, { ...each, at }];
          head = checksumOf(text);
        }
        return known;
      };
      const result = turn.then(run, run);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

/** An unterminated last line was never acknowledged and is left out. */
function replay(text: string): State {
  const decisions: RecordedDecision[] = [];
  let head = START;
  for (const raw of text.split('\n').slice(0, -1)) {
    const damaged = new AppError('damaged', { file: JOURNAL, place: decisions.length + 1 });
    const parsed = line.safeParse(parseJson(raw));
    if (!parsed.success) throw damaged;
    const { format, seq, previous, at, decision: each } = parsed.data;
    if (format !== DECISIONS_FORMAT) throw new AppError('newer-version', { what: JOURNAL, found: format, supported: DECISIONS_FORMAT });
    if (seq !== decisions.length + 1 || previous !== head) throw damaged;
    decisions.push({ ...each, at });
    head = checksumOf(raw);
  }
  return { decisions, head };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
