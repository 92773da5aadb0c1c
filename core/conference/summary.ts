import { isTable, type AnswerValue } from '../answers/answer';
import { STATUS_BLOCK } from '../questionnaire/definition';
import { needsOf } from '../report/gap-analysis';
import type { Submission } from '../submission/submission';

/**
 * What a submission says, as far as the Conference counts it; never in words. A mark belongs to a provision:
 *
 * standing       'answered' | 'open' | 'not-applicable': whether the State has said where it stands; of every provision it was asked
 * assistance     the kind of assistance needed; empty where none is named
 * challenges     the kind of challenge
 * steps          the target date of a planned step; empty where none is given
 * notifications  'yes' | 'no': whether the notification has been sent
 * practices      empty: a good practice is told
 */
export const MARK_KINDS = ['standing', 'assistance', 'challenges', 'steps', 'notifications', 'practices'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  readonly provision: string;
  readonly kind: MarkKind;
  readonly value: string;
}

const NOTIFIED = '/notification.notified';
const PRACTICE = 'good-practice.text';

/** Every mark of a submission; those of one provision stand together. It rests on nothing but the submission. */
export function* marksOf({ answers, provisions }: Pick<Submission, 'answers' | 'provisions'>): Generator<Mark> {
  const value = (question: string): AnswerValue | undefined => {
    const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
    return answer?.standing === 'answered' ? answer.value : undefined;
  };
  for (const [provision, { progress }] of Object.entries(provisions)) {
    const said = Object.hasOwn(answers, `${provision}/${STATUS_BLOCK}`);
    const standing = progress === 'not-applicable' ? 'not-applicable' : said ? 'answered' : 'open';
    yield { provision, kind: 'standing', value: standing };
    const { challenges, steps, needsAssistance, categories } = needsOf(provision, value);
    if (needsAssistance) for (const each of once(categories, '')) yield { provision, kind: 'assistance', value: each };
    for (const each of new Set(challenges)) yield { provision, kind: 'challenges', value: each };
    for (const each of new Set(steps.map(({ target }) => target ?? ''))) yield { provision, kind: 'steps', value: each };
    const practice = value(`${provision}/${PRACTICE}`);
    if (typeof practice === 'string' && practice.trim() !== '') yield { provision, kind: 'practices', value: '' };
    const notified = notifiedAt(value(provision + NOTIFIED));
    if (notified) yield { provision, kind: 'notifications', value: notified };
  }
  // A notification may belong to a final clause, on which nothing else is asked.
  for (const question of Object.keys(answers)) {
    const provision = question.endsWith(NOTIFIED) ? question.slice(0, -NOTIFIED.length) : undefined;
    const notified = provision !== undefined && !Object.hasOwn(provisions, provision) ? notifiedAt(value(question)) : undefined;
    if (provision !== undefined && notified) yield { provision, kind: 'notifications', value: notified };
  }
}

const once = (values: readonly string[], otherwise: string): Iterable<string> => (values.length === 0 ? [otherwise] : new Set(values));

const notifiedAt = (value: AnswerValue | undefined): string | undefined =>
  !isTable(value) && (value === 'yes' || value === 'no') ? value : undefined;
