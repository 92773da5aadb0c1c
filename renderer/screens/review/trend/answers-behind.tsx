import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedSeries } from '#core/contract/operations';
import type { TrendRow } from '#core/comparison/trend';
import { ComparedAnswer } from '../../../comparison/compared-answer';
import type { SubmissionSide } from '../../../comparison/submission-side';
import { Dialog } from '../../../components/dialog';
import { PhraseText } from '../../../components/phrase-text';
import { Reference } from '../../../components/reference';
import { SubmissionHead } from './submission-head';

interface Props {
  readonly row: TrendRow;
  readonly submissions: ComparedSeries['submissions'];
  readonly sides: readonly SubmissionSide[];
  readonly keptBack: ComparedSeries['keptBack'];
  readonly onClose: () => void;
}

/** Everything that was answered about a provision, submission by submission, each in the words of its own questionnaire. */
export function AnswersBehind({ row, submissions, sides, keptBack, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      row.cells.map((cell, at) => {
        const prefix = cell.kind === 'asked' ? `${cell.provision}/` : undefined;
        const ids = prefix === undefined ? [] : Object.keys(submissions[at]!.answers).filter((id) => id.startsWith(prefix));
        return { cell, ids };
      }),
    [row, submissions],
  );
  const title = t('review.trend.behind', { reference: row.provision });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      {keptBack.length > 0 && (
        <p>
          <strong>{t('document.mark.internal')}</strong>
        </p>
      )}
      {/* There is nothing in it to press: it is reached to be scrolled. */}
      <div className="behind-columns" role="group" aria-label={title} tabIndex={0}>
        {columns.map(({ cell, ids }, at) => (
          <section key={at} aria-label={submissions[at]!.claims.exerciseTitle}>
            <h3>
              <SubmissionHead claims={submissions[at]!.claims} />
            </h3>
            {cell.kind !== 'asked' ? (
              <p className="hint">{t(`review.trend.${cell.kind}`)}</p>
            ) : (
              <>
                {cell.provision !== row.provision && (
                  <p className="hint">
                    {t('review.stoodAt')} <Reference>{cell.provision}</Reference>
                  </p>
                )}
                {ids.length === 0 && <p className="hint">{t('review.noAnswer')}</p>}
                {ids.map((id) => {
                  const question = sides[at]!.question(id);
                  return (
                    <div key={id} className="compared-question">
                      <h4 className="compared-label">
                        {question?.type === 'status' ? (
                          t('question.status')
                        ) : question ? (
                          <PhraseText phrase={sides[at]!.words(`question/${question.wording}/label`)} />
                        ) : (
                          id
                        )}
                      </h4>
                      <ComparedAnswer answer={submissions[at]!.answers[id]} question={question} side={sides[at]!} />
                    </div>
                  );
                })}
              </>
            )}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
