import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/questionnaire/wording';
import type { WordDifference } from '#core/comparison/comparison';
import { isCoarse } from '#core/comparison/word-difference';

interface Props {
  readonly words: readonly WordDifference[];
  /** The older side shows what was removed, the newer what was added. */
  readonly side: 'older' | 'newer';
  /** In which the text is written, where that is known. */
  readonly language?: Language | undefined;
}

/** A text with its differences struck or underlined as well as tinted; `del` and `ins` say it to screen readers. */
export function WordDifferences({ words, side, language }: Props): ReactNode {
  const mine = side === 'older' ? 'removed' : 'added';
  return (
    <>
      <p className="answer-text" dir="auto" lang={language} translate="no">
        {words.map(({ kind, text }, index) => {
          if (kind === 'same') return <span key={index}>{text}</span>;
          if (kind !== mine) return null;
          return side === 'older' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>;
        })}
      </p>
      <CoarseHint words={words} />
    </>
  );
}

/** Said where the texts have too little in common to be told apart word by word. */
export function CoarseHint({ words }: Pick<Props, 'words'>): ReactNode {
  const { t } = useTranslation();
  return isCoarse(words) ? <p className="hint">{t('review.coarse')}</p> : null;
}
