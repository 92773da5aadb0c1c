import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BECAME, type ComparedLineage, type LineageGroup } from '#core/comparison/comparison';
import { Disclosure } from '../components/disclosure';
import { PhraseText } from '../components/phrase-text';
import { ReferenceList } from '../components/reference-list';
import { useFormats } from '../hooks/use-formats';
import type { SubmissionSide } from './submission-side';

interface Props {
  readonly lineage: ComparedLineage;
  readonly older: SubmissionSide;
  readonly newer: SubmissionSide;
}

/** What became of the questions, before any answer: an answer may differ because something else was asked. */
export function LineageSection({ lineage, older, newer }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section className="stack" aria-labelledby="lineage">
      <h3 id="lineage">{t('review.lineage.title')}</h3>
      {lineage.groups.length === 0 ? (
        <p>{t('review.lineage.same')}</p>
      ) : (
        <>
          <ul className="change-counts" aria-label={t('review.lineage.counts')}>
            {BECAME.filter((became) => lineage.counts[became] > 0).map((became) => (
              <li key={became}>
                {t(`became.${became}`)} <strong>{formats.number(lineage.counts[became])}</strong>
              </li>
            ))}
          </ul>
          {lineage.groups.map((group, place) => (
            <LineageLine key={place} group={group} older={older} newer={newer} />
          ))}
        </>
      )}
    </section>
  );
}

function LineageLine({ group, older, newer }: Omit<Props, 'lineage'> & { readonly group: LineageGroup }): ReactNode {
  const { t } = useTranslation();
  const [first] = group.questions;
  const [then, now] = [older.question(first?.from[0] ?? ''), newer.question(first?.to[0] ?? '')];
  const label = (question: typeof then, side: SubmissionSide): ReactNode =>
    question &&
    (question.type === 'status' ? t('question.status') : <PhraseText phrase={side.words(`question/${question.wording}/label`)} />);
  const places = [...new Set(group.questions.map(({ from, to }) => (to[0] ?? from[0] ?? '').split('/')[0] ?? ''))];
  return (
    <Disclosure
      title={
        <>
          <strong>{t(`became.${group.became}`)}</strong> ·{' '}
          {group.became === 'split' ? label(then, older) : (label(now, newer) ?? label(then, older))} ·{' '}
          {t('review.lineage.places', { count: places.length })}
        </>
      }
    >
      <Asked name={t('review.older')} questions={first?.from ?? []} side={older} />
      <Asked name={t('review.newer')} questions={first?.to ?? []} side={newer} />
      <p>
        <ReferenceList of={places} />
      </p>
    </Disclosure>
  );
}

/** How it was asked on one side: by one question or by several. */
function Asked({
  name,
  questions,
  side,
}: {
  readonly name: string;
  readonly questions: readonly string[];
  readonly side: SubmissionSide;
}): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const asked = questions.flatMap((id) => side.question(id) ?? []);
  if (asked.length === 0) return null;
  return (
    <p className="hint">
      {name}
      {formats.colon}
      {asked.map((question, at) => (
        <span key={question.id}>
          {at > 0 && ' · '}
          {question.type === 'status' ? t('question.status') : <PhraseText phrase={side.words(`question/${question.wording}/label`)} />}
        </span>
      ))}
    </p>
  );
}
