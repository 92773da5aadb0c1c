import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { FingerprintGroups } from '../components/fingerprint-groups';
import { SavedFile } from '../components/saved-file';
import { useFormats } from '../hooks/use-formats';
import { useSavedFile } from '../hooks/use-saved-file';
import { useTask } from '../hooks/use-task';
import { OwnKeySuccession } from './own-key-succession';
import { PassphraseDialog } from './passphrase-dialog';
import { ValidDays } from '../verification/valid-days';

interface Props {
  readonly ownKey: KeySummary;
  readonly onChanged: () => void;
}

/** One of our own keys: its fingerprint to read aloud, its card to hand over, its backup to keep elsewhere. */
export function OwnKey({ ownKey, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const saving = useSavedFile();
  const card = useTask('keys.card');
  const backup = useTask('keys.backup');
  const error = card.error ?? backup.error;
  const [changing, setChanging] = useState(false);
  const page = useRef<HTMLElement>(null);
  const print = (): void => {
    // The style sheet for print shows nothing but the article so marked.
    page.current?.classList.add('printing');
    window.print();
    page.current?.classList.remove('printing');
  };
  return (
    <article ref={page} className="own-key">
      <h3>
        {ownKey.holder} {ownKey.practice && <span className="practice-tag">{t('common.practice')}</span>}
      </h3>
      <dl className="facts">
        <dt>{t('key.purpose')}</dt>
        <dd>{t(`key.purposes.${ownKey.purpose}`)}</dd>
        {ownKey.state && (
          <>
            <dt>{t('key.state')}</dt>
            <dd>{stateName(ownKey.state)}</dd>
          </>
        )}
        <dt>{t('key.created')}</dt>
        <dd>{formats.date(ownKey.created)}</dd>
        {(ownKey.validFrom ?? ownKey.validUntil) !== undefined && (
          <>
            <dt>{t('trust.onCard')}</dt>
            <dd>
              <ValidDays validFrom={ownKey.validFrom} validUntil={ownKey.validUntil} />
            </dd>
          </>
        )}
        <dt>{t('common.fingerprint')}</dt>
        <dd>
          <FingerprintGroups fingerprint={ownKey.fingerprint} />
        </dd>
      </dl>
      {ownKey.succeededBy !== undefined && <p className="measure">{t('key.successor.done')}</p>}
      <p className="measure hint">{t(`key.cardHint.${ownKey.purpose}`)}</p>
      {error && <ErrorNotice error={error} />}
      <div className="actions screen-only">
        <Button onPress={() => void card.run({ key: ownKey.id }).then((result) => (result?.ok ? saving.save(result.value) : undefined))}>
          {t('key.saveCard')}
        </Button>
        <Button onPress={print}>{t('key.printCard')}</Button>
        <Button
          variant="quiet"
          onPress={() => void backup.run({ key: ownKey.id }).then((result) => (result?.ok ? saving.save(result.value) : undefined))}
        >
          {t('key.saveBackup')}
        </Button>
        <Button variant="quiet" onPress={() => setChanging(true)}>
          {t('key.changePassphrase')}
        </Button>
        <OwnKeySuccession ownKey={ownKey} saving={saving} onChanged={onChanged} />
      </div>
      {changing && <PassphraseDialog ownKey={ownKey.id} onClose={() => setChanging(false)} />}
      <SavedFile saving={saving} />
    </article>
  );
}
