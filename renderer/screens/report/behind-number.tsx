import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { PhraseText } from '../../components/phrase-text';
import { useApplication } from '../../application/application-context';
import { ProvisionLink } from './provision-link';

export interface Behind {
  readonly title: string;
  /** The answer that was counted, by its local name: `reasons.kinds`. */
  readonly question: string;
  readonly provisions: readonly string[];
}

/** The answers that a number counts, each one click away. */
export function BehindNumber({ behind, onClose }: { readonly behind: Behind; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [behind]);
  return (
    <section className="behind-number" aria-labelledby="behind-number">
      <h3 id="behind-number" tabIndex={-1} ref={heading}>
        {t('documents.behind', { what: behind.title })}
      </h3>
      <ul className="plain-list">
        {behind.provisions.map((id) => (
          <li key={id}>
            <ProvisionLink provision={id} question={behind.question} /> <PhraseText phrase={words(`provision/${id}/subject`)} />
          </li>
        ))}
      </ul>
      <Button onPress={onClose}>{t('common.close')}</Button>
    </section>
  );
}
