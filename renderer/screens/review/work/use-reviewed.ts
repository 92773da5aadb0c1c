import { useEffect, useMemo, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { OpenedReview, ReviewedContent } from '#core/contract/operations';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { Submission } from '#core/submission/submission';
import { useApplication } from '../../../application/application-context';
import { submissionSide, type SubmissionSide } from '../../../comparison/submission-side';

/** A submission under review, to be read in the words of its own questionnaire. */
export interface ReviewedSide extends SubmissionSide {
  readonly submission: Submission;
  readonly questionnaire: Questionnaire;
}

/** By digest; absent while it is being read, and an error where it cannot be. */
export type ReviewedSubmissions = ReadonlyMap<string, ReviewedSide | AppErrorBody>;

export const isRead = (found: ReviewedSide | AppErrorBody | undefined): found is ReviewedSide =>
  found !== undefined && 'submission' in found;

/** What is under review, read once for each submission. */
export function useReviewed({ review, submissions }: Pick<OpenedReview, 'review' | 'submissions' | 'held'>): ReviewedSubmissions {
  const { api, language, words } = useApplication();
  const [read, setRead] = useState<ReadonlyMap<string, ReviewedContent | AppErrorBody>>(new Map());
  const digests = submissions.map(({ digest }) => digest).join(' ');
  useEffect(() => {
    let current = true;
    for (const digest of digests.split(' ').filter(Boolean)) {
      void api.call('reviews.submission', { review, digest }).then((result) => {
        if (current) setRead((known) => new Map(known).set(digest, result.ok ? result.value : result.error));
      });
    }
    return () => {
      current = false;
    };
  }, [api, review, digests]);
  return useMemo(
    () =>
      new Map(
        [...read].map(([digest, found]): [string, ReviewedSide | AppErrorBody] => {
          if (!('submission' in found)) return [digest, found];
          const questionnaire = unpackQuestionnaire(found.questionnaire);
          const { submission, wording } = found;
          return [digest, { ...submissionSide(questionnaire, wording, submission.evidence, language, words), submission, questionnaire }];
        }),
      ),
    [read, language, words],
  );
}
