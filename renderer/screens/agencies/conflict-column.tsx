import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '#core/questionnaire/definition';
import type { ConflictSide } from '../../agencies/conflict-sides';
import { MarkedAnswer } from '../../agencies/marked-answer';
import { useSideName } from '../../agencies/use-side-name';
import { WhoAndWhen } from '../../agencies/who-and-when';

interface Props {
  readonly side: ConflictSide;
  readonly question: Question;
  /** What differs from this is marked. */
  readonly against: ConflictSide | undefined;
  readonly actions: ReactNode;
}

/** One side: whose it is, who gave it and when, and what it says. */
export function ConflictColumn({ side, question, against, actions }: Props): ReactNode {
  const { t } = useTranslation();
  const nameOf = useSideName();
  const { by, at } = side.answer;
  return (
    <section className="conflict-column" aria-label={nameOf(side)}>
      <h3>
        <bdi translate="no">{nameOf(side)}</bdi>
      </h3>
      <WhoAndWhen by={by} at={at} />
      <div className="conflict-answer">
        <MarkedAnswer answer={side.answer} side={side.side} question={question} against={against} />
      </div>
      {against && <p className="hint">{t('agencies.conflicts.markHint', { against: nameOf(against) })}</p>}
      {actions && <div className="actions screen-only">{actions}</div>}
    </section>
  );
}
