import type { KnownExercise } from '../register/due';
import type { Block, ReportDocument } from './report-document';
import type { ReportSpeech } from './report-speech';

/** What a letter to one State says. */
export interface Reminder {
  readonly stateName: string;
  readonly exercise: KnownExercise;
  /** Titles of the instruments for which nothing has been received. */
  readonly instruments: readonly string[];
  /** ISO date of the letter. */
  readonly date: string;
  /** Who writes, as the secretariat calls itself; absent: left to be filled in. */
  readonly from?: string;
}

/** A letter that reminds a State of what is due, in its language. It asks and explains; it judges nothing. */
export function reminderLetter(
  { stateName, exercise, instruments, date, from }: Reminder,
  { language, say, date: day }: ReportSpeech,
): ReportDocument {
  const { title, deadline } = exercise;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', style: 'body', content: [{ text }] });
  const passed = deadline !== undefined && date > deadline;
  const params = { state: stateName, exercise: title, deadline: deadline === undefined ? '' : day(deadline) };
  return {
    language,
    title: say('letters.reminder.title'),
    facts: [
      { label: say('letters.reminder.to'), value: [{ text: stateName, strong: true }] },
      { label: say('letters.reminder.date'), value: [{ text: day(date) }] },
      { label: say('letters.reminder.subject'), value: [{ text: title }] },
    ],
    running: `${stateName} · ${title}`,
    labels: { contents: say('document.contents'), pageOf: say('document.pageOf') },
    blocks: [
      paragraph(say('letters.reminder.greeting', params)),
      paragraph(
        say(deadline === undefined ? 'letters.reminder.due' : passed ? 'letters.reminder.passed' : 'letters.reminder.dueBy', params),
      ),
      paragraph(say('letters.reminder.missing')),
      { kind: 'list', ordered: false, items: instruments.map((text) => [{ text }]) },
      paragraph(say('letters.reminder.how')),
      paragraph(say('letters.reminder.already')),
      paragraph(say('letters.reminder.closing')),
      ...(from ? [paragraph(from)] : []),
    ],
  };
}
