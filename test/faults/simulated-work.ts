import { stat } from 'node:fs/promises';
import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import type { AssessmentDocument } from '#core/answers/document';
import { AssessmentStore } from '#services/assessments/assessment-store';
import { AttachmentStore } from '#services/attachments/attachment-store';
import { recordChange } from '#services/assessments/record-change';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';
import type { FileSystem } from '#services/storage/file-system';

export const ROOT = '/work-of-a-state/data';
export const OFFICIAL: Person = { name: 'A. Official', role: 'focal point' };
export const TIMING = { heartbeat: 1_000_000, stale: 1_000_000 };

const SETTINGS: Change = {
  collection: 'settings',
  key: 'assessment',
  before: null,
  after: {
    revision: 1,
    state: 'AL',
    exercise: { id: 'practice-2026', title: 'Practice', mechanism: 'self-assessment' },
    languages: ['en'],
    participation: {},
    instruments: ['TIP'],
    practice: true,
    assessmentDate: '2026-01-01',
  },
};

export interface Desk {
  readonly data: DataFolder;
  readonly store: AssessmentStore;
}

/** Starts the program on a disk. Waiting for a former owner takes no time here: nobody else uses this disk. */
export async function startOn(fileSystem: FileSystem): Promise<Desk> {
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 0, 1, 0, (minute += 1))).toISOString();
  const data = await openDataFolder(ROOT, { mode: 'own', fileSystem, timing: TIMING, now, wait: async () => {} });
  let ids = 0;
  const store = new AssessmentStore({
    data,
    clock: { now },
    newId: () => `made-${(ids += 1)}`,
    questionnaireVersion: () => 'questionnaire-1',
    snapshotEvery: 4,
  });
  return { data, store };
}

/** One thing that an official does; what it leads to is written into `expected` once it is acknowledged. */
export interface Deed {
  readonly name: string;
  readonly run: (desk: Desk) => Promise<unknown>;
  readonly leadsTo: (before: Expected) => Expected;
}

/** The answers by question; undefined: no assessment yet. */
export type Expected = Readonly<Record<string, string>> | undefined;
export const ASSESSMENT = 'made-1';

export const begins: Deed = {
  name: 'begins an assessment',
  run: ({ store }) => store.create([SETTINGS], OFFICIAL, undefined, ASSESSMENT),
  leadsTo: () => ({}),
};

export const answers = (question: string, text: string): Deed => ({
  name: `answers ${question}`,
  run: ({ store }) =>
    store.commit(ASSESSMENT, OFFICIAL, (current) => ({
      changes: recordChange(current, 'answers', question, {
        standing: 'answered',
        value: text,
        by: OFFICIAL,
        at: current.document.created,
        origin: { kind: 'entered' },
        confirmed: true,
      }),
    })),
  leadsTo: (before) => ({ ...before, [question]: text }),
});

/** Keeps a law with its file: the evidence `law` holds it. */
export const attaches = (file: string): Deed => ({
  name: 'keeps a law with its file',
  run: async ({ data, store }) => {
    const { size: bytes } = await stat(file);
    const incoming = { path: file, name: 'law.txt', bytes, release: async () => {} };
    const attachment = await new AttachmentStore(data.files).add(ASSESSMENT, incoming);
    await store.commit(ASSESSMENT, OFFICIAL, (current) => ({
      changes: recordChange(current, 'evidence', 'law', { kind: 'law', title: 'Law', attachment }),
    }));
  },
  leadsTo: (before) => ({ ...before, law: 'kept' }),
});

/** Erases an answer, and the law with its file, for good. */
export const erases = (question: string): Deed => ({
  name: `erases ${question} and the law`,
  run: ({ store }) =>
    store.erase(ASSESSMENT, async () => ({
      by: OFFICIAL,
      at: '2026-01-02T00:00:00.000Z',
      reason: 'Asked for',
      records: [
        { collection: 'answers', key: question },
        { collection: 'evidence', key: 'law' },
      ],
      bundles: [],
      question: () => undefined,
    })),
  leadsTo: (before) => Object.fromEntries(Object.entries(before ?? {}).filter(([key]) => key !== question && key !== 'law')),
});

/** Only directly after an answer to a question that had none. */
const takesBack = (question: string): Deed => ({
  name: `takes back ${question}`,
  run: ({ store }) => store.undo(ASSESSMENT, OFFICIAL),
  leadsTo: (before) => Object.fromEntries(Object.entries(before ?? {}).filter(([key]) => key !== question)),
});

/** What the document holds, in the form of `Expected`. */
export const heldBy = ({ answers: found, evidence }: AssessmentDocument): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(found).flatMap(([key, { value }]) => (typeof value === 'string' ? [[key, value]] : []))),
  ...(evidence['law'] ? { law: 'kept' } : {}),
});

/** A long script: short and long texts, changes of mind, undo, a law with its file, and several snapshots on the way. */
export function longScript(law: string): readonly Deed[] {
  const deeds: Deed[] = [begins];
  for (let turn = 0; turn < 30; turn++) {
    deeds.push(answers(`question-${turn}`, `text ${turn} `.repeat(turn % 3 === 0 ? 400 : 3)));
    if (turn % 4 === 1) deeds.push(takesBack(`question-${turn}`));
    if (turn === 9) deeds.push(attaches(law));
    if (turn % 5 === 2) deeds.push(answers(`question-${turn - 2}`, `second thoughts on ${turn - 2}`));
  }
  return deeds;
}
