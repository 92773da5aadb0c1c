import { useEffect, useMemo, useState } from 'react';
import type { AssessmentDocument } from '#core/answers/document';
import { earlierByQuestion, type EarlierHere } from '#core/carry-over/to-confirm';
import type { PlanPreview } from '#core/contract/operations';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import type { Language, Words } from '#core/questionnaire/wording';
import { useApplication, useSpeech } from '../application/application-context';
import { useAssessmentPart, useSession } from '../assessment/assessment-context';
import { submissionSide, type SubmissionSide } from '../comparison/submission-side';

const NONE: readonly EarlierHere[] = [];
const indexes = new WeakMap<AssessmentDocument['earlierAnswers'], ReadonlyMap<string, readonly EarlierHere[]>>();

/** Earlier answers by the question beside which they stand; the same map as long as none has changed. */
export function earlierIndex({ earlierAnswers }: Pick<AssessmentDocument, 'earlierAnswers'>): ReadonlyMap<string, readonly EarlierHere[]> {
  const known = indexes.get(earlierAnswers) ?? earlierByQuestion({ earlierAnswers });
  indexes.set(earlierAnswers, known);
  return known;
}

export const useEarlierBeside = (question: string): readonly EarlierHere[] =>
  useAssessmentPart(({ document }) => earlierIndex(document).get(question) ?? NONE);

type Then = PlanPreview['then'];
/** What was asked then, read once for each language: it is a whole questionnaire. */
const read = new WeakMap<object, Map<string, Promise<Then | null>>>();

/** How to show answers of then: in the words of then. Null until they have come, or where they cannot be read any more. */
export function useAskedThen(asked: string): SubmissionSide | null {
  const { api } = useApplication();
  const { language, words } = useSpeech();
  const { session } = useSession();
  const evidence = useAssessmentPart(({ document }) => document.evidence);
  const [then, setThen] = useState<Then | null>(null);
  useEffect(() => {
    let current = true;
    const known = read.get(session) ?? new Map<string, Promise<Then | null>>();
    read.set(session, known);
    const name = `${asked} ${language}`;
    const coming =
      known.get(name) ??
      api.call('carryOver.asked', { assessment: session.id, asked, language }).then((result) => (result.ok ? result.value : null));
    known.set(name, coming);
    void coming.then((value) => {
      if (current) setThen(value);
    });
    return () => {
      current = false;
    };
  }, [api, session, asked, language]);
  return useMemo(() => (then ? sideOf(then, evidence, language, words) : null), [then, evidence, language, words]);
}

export const sideOf = (then: Then, evidence: SubmissionSide['evidence'], language: Language, words: Words): SubmissionSide =>
  submissionSide(unpackQuestionnaire(then.questionnaire), then.wording, evidence, language, words);
