import { createHash } from 'node:crypto';
import type { Evidence } from '#core/answers/document';
import { evidenceContent } from '#core/comparison/content';

/** The id that follows from what a record says: the same law has the same id whoever sends it. */
export const evidenceId = (record: Omit<Evidence, 'revision'>): string => takenInId(evidenceContent(record));

/** Of the form `TAKEN_IN` in `core/agencies/evidence-taken-in.ts`. */
export const takenInId = (content: string): string => `m-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
