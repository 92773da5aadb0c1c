import { forceOf } from '../answers/in-force';
import type { SubmittedEvidence } from '../submission/submission';
import type { ReportSpeech } from './report-speech';

/** Whether a law binds on the assessment date, by its stage and its dates; nothing where neither tells. */
export function forceWords(record: SubmittedEvidence, on: string, { say, date }: ReportSpeech): string | undefined {
  const force = forceOf(record, on);
  if (force === null) return undefined;
  return force === 'not-yet'
    ? say('evidence.notYet', { date: date(record.inForce ?? record.adopted ?? '') })
    : say(`evidence.stage.${force}`);
}

/** The same where it is to be marked: it does not bind. */
export function notBinding(record: SubmittedEvidence, on: string, speech: ReportSpeech): string | undefined {
  return forceOf(record, on) === 'in-force' ? undefined : forceWords(record, on, speech);
}
