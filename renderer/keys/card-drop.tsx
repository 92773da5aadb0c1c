import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedCard } from '#core/contract/operations';
import type { KeyPurpose } from '#core/register/enrolment';
import { ErrorNotice } from '../components/error-notice';
import { FileDrop } from '../components/file-drop';
import { Notice } from '../components/notice';
import { useTask } from '../hooks/use-task';
import { EnrolDialog } from './enrol-dialog';

interface Props {
  readonly label: ReactNode;
  readonly buttonLabel: ReactNode;
  /** Only cards for this purpose; absent: any. */
  readonly purpose?: KeyPurpose;
  readonly onEnrolled: () => void;
}

/** Takes an enrolment card and enrols it against the fingerprint that came by another way. */
export function CardDrop({ label, buttonLabel, purpose, onEnrolled }: Props): ReactNode {
  const { t } = useTranslation();
  const inspect = useTask('cards.inspect');
  const [card, setCard] = useState<InspectedCard | null>(null);
  const wrong = card !== null && purpose !== undefined && card.card.purpose !== purpose;
  return (
    <div className="stack">
      <FileDrop
        label={label}
        buttonLabel={buttonLabel}
        accept={['.json']}
        disabled={inspect.running}
        onFiles={([file]) => file && void inspect.run({ file: file.handle }).then((result) => result?.ok && setCard(result.value))}
      />
      {inspect.error && <ErrorNotice error={inspect.error} onDismiss={inspect.dismissError} />}
      {wrong && <Notice kind="warning">{t('sign.encryption.notSecretariat')}</Notice>}
      {card && !wrong && (
        <EnrolDialog
          card={card}
          onClose={() => setCard(null)}
          onEnrolled={() => {
            setCard(null);
            onEnrolled();
          }}
        />
      )}
    </div>
  );
}
