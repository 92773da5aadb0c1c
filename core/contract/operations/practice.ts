import { z } from 'zod';
import { id, language } from '../../answers/record-shapes';
import type { OpenedAssessment } from './assessments';
import { built, person } from './input-shapes';

export interface PracticeOutline {
  readonly id: string;
  readonly title: string;
  readonly answers: number;
}

export const practiceOperations = {
  /** Invented exercises of the practice State that an assessment can be filled with. */
  'practice.list': { input: z.strictObject({ language }), output: built<readonly PracticeOutline[]>() },
  /** A new assessment with the answers, evidence and comments of that exercise, worded in that language. */
  'practice.create': { input: z.strictObject({ exercise: id, language, by: person }), output: built<OpenedAssessment>() },
} as const;
