import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptBack } from '#core/comparison/kept-back';
import { Notice } from '../components/notice';
import { ReferenceList } from '../components/reference-list';
import { useFormats } from '../hooks/use-formats';
import { useMarkOnSheets } from '../hooks/use-mark-on-sheets';

interface Props {
  readonly keptBack: readonly KeptBack[];
  /** Names each submission; otherwise its own row says it. */
  readonly named?: boolean;
}

/** Says, on screen and on every sheet of paper, that something is shown which may not leave the secretariat; nothing where all of it may. */
export function KeptBackNotice({ keptBack, named = false }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const mark = keptBack.length > 0 ? t('document.mark.internal') : null;
  useMarkOnSheets(mark);
  if (mark === null) return null;
  return (
    <Notice kind="warning" title={mark}>
      <p>{t('release.keepHere')}</p>
      {named && (
        <ul className="plain-list">
          {keptBack.map((each) => (
            <li key={each.digest}>
              <bdi>{each.claims.exerciseTitle}</bdi> · {t('review.submissionNumber', { number: formats.number(each.claims.number) })} –{' '}
              <ReleaseOf of={each} />
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** `Not released`, and the State's marks. */
export function ReleaseOf({ of: { all, confidential } }: { readonly of: Pick<KeptBack, 'all' | 'confidential'> }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className="release-of">
      {all && <strong>{t('release.standing.not-released')}</strong>}
      {all && confidential.length > 0 && ' · '}
      {confidential.length > 0 && (
        <span>
          <strong>
            {t('release.confidential')}
            {formats.colon}
          </strong>
          <ReferenceList of={confidential} />
        </span>
      )}
    </span>
  );
}
