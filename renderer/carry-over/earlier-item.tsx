import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EarlierAnswer } from '#core/answers/earlier-answer';
import { wordDifferences } from '#core/comparison/word-difference';
import type { Phrase } from '#core/questionnaire/wording';
import { PhraseText } from '../components/phrase-text';
import { useFormats } from '../hooks/use-formats';
import { ComparedAnswer } from '../comparison/compared-answer';
import { WordDifferences } from '../comparison/word-differences';
import { useAskedThen } from './use-earlier';

interface Props {
  readonly earlier: EarlierAnswer;
  /** The words of the question beside which it stands. */
  readonly now?: Phrase;
}

/** One answer of then: which exercise, what was asked in the words of then, and what was said. */
export function EarlierItem({ earlier, now }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const side = useAskedThen(earlier.asked);
  const question = side?.question(earlier.question);
  const label = question && (question.type === 'status' ? undefined : side?.words(`question/${question.wording}/label`));
  return (
    <div className="earlier-item" data-earlier={earlier.question}>
      <p className="small">
        <strong>
          <bdi>{earlier.title}</bdi>
        </strong>
        , {t('carryOver.answeredOn', { date: formats.date(earlier.answer.at) })}
        {earlier.became !== 'same' && <> · {t(`carryOver.became.${earlier.became}`)}</>}
      </p>
      {label && <LabelThen label={label} now={now} />}
      <div className="earlier-said">
        {side ? (
          <ComparedAnswer answer={earlier.answer} question={question} side={side} />
        ) : (
          <span className="hint">{t('common.loading')}</span>
        )}
      </div>
      {earlier.outdated && (
        <p className="small hint">
          {t('carryOver.isOutdated', {
            who: earlier.outdated.by.name || earlier.outdated.by.role,
            date: formats.date(earlier.outdated.at),
          })}
        </p>
      )}
    </div>
  );
}

/** How it was asked, where that was in other words: what went is struck. Words in two languages are not compared. */
function LabelThen({ label, now }: { readonly label: Phrase; readonly now: Phrase | undefined }): ReactNode {
  const { t } = useTranslation();
  if (now && now.language === label.language && now.text === label.text) return null;
  return (
    <div className="earlier-label small">
      <span className="hint">{t('carryOver.askedThen')}</span>{' '}
      {now && now.language === label.language ? (
        <WordDifferences words={wordDifferences(label.text, now.text)} side="older" />
      ) : (
        <PhraseText phrase={label} />
      )}
    </div>
  );
}
