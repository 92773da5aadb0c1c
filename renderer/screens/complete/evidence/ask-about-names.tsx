import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SuspectedName } from '#core/answers/names/suspected-names';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';

interface Props {
  readonly names: readonly SuspectedName[];
  /** Puts initials into the form, for the user to look at. */
  readonly onInitials: () => void;
  /** It is no name of a person: keep the record as it is. */
  readonly onKeep: () => void;
  readonly onBack: () => void;
}

/** Asks before a case is kept that seems to tell a person's full name. */
export function AskAboutNames({ names, onInitials, onKeep, onBack }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('evidence.names.title', { count: names.length })}
      role="alertdialog"
      isOpen
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack}>{t('evidence.names.back')}</Button>
          <Button onPress={onKeep}>{t('evidence.names.keep')}</Button>
          <Button variant="primary" onPress={onInitials}>
            {t('evidence.names.initials')}
          </Button>
        </>
      }
    >
      <p>{t('evidence.names.text')}</p>
      <ul className="plain-list">
        {names.map(({ text, initials }) => (
          <li key={text} translate="no">
            <bdi>{text}</bdi> <span aria-hidden="true">→</span> <bdi>{initials}</bdi>
          </li>
        ))}
      </ul>
      <p className="hint">{t('evidence.names.hint')}</p>
    </Dialog>
  );
}
