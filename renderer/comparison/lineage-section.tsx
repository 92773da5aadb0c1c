import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BECAME, type ComparedLineage, type LineageGroup } from '#core/comparison/comparison';
import { Disclosure } from '../components/disclosure';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
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
          <strong>{t(`became.${group.became}`)}</strong> · {label(now, newer) ?? label(then, older)} ·{' '}
          {t('review.lineage.places', { count: places.length })}
        </>
      }
    >
      {group.became === 'reworded' && then && then.type !== 'status' && (
        <p className="hint">
          <PhraseText phrase={older.words(`question/${then.wording}/label`)} />
        </p>
      )}
      <p>
        {places.map((place, at) => (
          <span key={place}>
            {at > 0 && ', '}
            <Reference>{place}</Reference>
          </span>
        ))}
      </p>
    </Disclosure>
  );
}
