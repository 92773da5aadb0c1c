import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedCard } from '#core/contract/operations';
import type { KeyPurpose } from '#core/register/enrolment';
import { ErrorNotice } from '../components/error-notice';
import { FileDrop } from '../components/file-drop';
import { Notice } from '../components/notice';
import { useTask } from '../hooks/use-task';
import { EnrolDialog } from './enrol-dialog';
import { SuccessionDialog } from './succession-dialog';

interface Props {
  readonly label: ReactNode;
  readonly buttonLabel: ReactNode;
  /** Only cards for this purpose; absent: any. */
  readonly purpose?: KeyPurpose;
  readonly onEnrolled: () => void;
}

/** Takes an enrolment card, enrolled against the fingerprint that came by another way, or the successor of a key. */
export function CardDrop({ label, buttonLabel, purpose, onEnrolled }: Props): ReactNode {
  const { t } = useTranslation();
  const inspect = useTask('cards.inspect');
  const [card, setCard] = useState<InspectedCard | null>(null);
  /** A key that comes with a succession is enrolled by its fingerprint all the same. */
  const [afresh, setAfresh] = useState(false);
  const look = async (file: string): Promise<void> => {
    const result = await inspect.run({ file });
    if (!result?.ok) return;
    setAfresh(false);
    setCard(result.value);
  };
  const wrong = card !== null && purpose !== undefined && card.card.purpose !== purpose;
  return (
    <div className="stack">
      <FileDrop
        label={label}
        buttonLabel={buttonLabel}
        accept={['.json']}
        disabled={inspect.running}
        onFiles={([file]) => file && void look(file.handle)}
      />
      {inspect.error && <ErrorNotice error={inspect.error} onDismiss={inspect.dismissError} />}
      {wrong && <Notice kind="warning">{t('sign.encryption.notSecretariat')}</Notice>}
      {card?.succession && !wrong && !afresh && (
        <SuccessionDialog
          card={card}
          succession={card.succession}
          onClose={() => setCard(null)}
          onAfresh={() => setAfresh(true)}
          onTaken={() => {
            setCard(null);
            onEnrolled();
          }}
        />
      )}
      {card && !wrong && (!card.succession || afresh) && (
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
