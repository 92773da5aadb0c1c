import type { z } from 'zod';
import { agencyOperations } from './operations/agencies';
import { assessmentOperations } from './operations/assessments';
import { clearanceOperations } from './operations/clearance';
import { carryOverOperations } from './operations/carry-over';
import { backupOperations } from './operations/backup';
import { comparisonOperations } from './operations/comparison';
import { conferenceOperations } from './operations/conference';
import { contentOperations } from './operations/content';
import { evidenceOperations } from './operations/evidence';
import { historyOperations } from './operations/history';
import { intakeOperations } from './operations/intake';
import { keyOperations } from './operations/keys';
import { openDataOperations } from './operations/open-data';
import { practiceOperations } from './operations/practice';
import { redactionOperations } from './operations/redaction';
import { protectionOperations } from './operations/protection';
import { releaseOperations } from './operations/release';
import { registerOperations } from './operations/register';
import { registerSearchOperations } from './operations/register-search';
import { signatureOperations } from './operations/signatures';
import { reviewOperations } from './operations/reviews';
import { reportOperations } from './operations/report';
import { submissionOperations } from './operations/submissions';
import { trustOperations } from './operations/trust';

export type * from './operations/agencies';
export type * from './operations/assessments';
export type * from './operations/carry-over';
export type * from './operations/backup';
export type * from './operations/comparison';
export type * from './operations/conference';
export type * from './operations/content';
export type * from './operations/evidence';
export type { OutgoingFile } from './operations/input-shapes';
export type * from './operations/history';
export type * from './operations/intake';
export type * from './operations/keys';
export type * from './operations/open-data';
export type * from './operations/practice';
export type * from './operations/redaction';
export type * from './operations/protection';
export type * from './operations/register';
export type * from './operations/register-search';
export type * from './operations/signatures';
export type * from './operations/report';
export type * from './operations/reviews';
export type * from './operations/submissions';
export type * from './operations/trust';

/**
 * Every operation of the product: one row each, the input checked once by its schema, the output by its type
 * (values that services build themselves are not re-checked at run time). Hosts carry rows, they hold no rule.
 */
export const operations = {
  ...contentOperations,
  ...assessmentOperations,
  ...clearanceOperations,
  ...releaseOperations,
  ...evidenceOperations,
  ...carryOverOperations,
  ...historyOperations,
  ...keyOperations,
  ...submissionOperations,
  ...signatureOperations,
  ...registerOperations,
  ...registerSearchOperations,
  ...openDataOperations,
  ...intakeOperations,
  ...comparisonOperations,
  ...conferenceOperations,
  ...agencyOperations,
  ...practiceOperations,
  ...reportOperations,
  ...backupOperations,
  ...protectionOperations,
  ...redactionOperations,
  ...trustOperations,
  ...reviewOperations,
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Input<N extends OperationName> = z.input<Operations[N]['input']>;
export type Output<N extends OperationName> = z.output<Operations[N]['output']>;
export const OPERATION_NAMES = Object.keys(operations) as readonly OperationName[];
