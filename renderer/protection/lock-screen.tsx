import { useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HostApi } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import type { Result } from '#core/contract/result';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { isReady, NewPassphrase, NO_PASSPHRASE } from '../components/new-passphrase';
import { Select } from '../components/select';
import { TextField } from '../components/text-field';
import { LANGUAGE_NAMES, localeOf } from '../localisation/direction';
import { speakIn } from '../application/bring-words';
import './lock-screen.css';

interface Props {
  readonly api: HostApi;
  /** In which the user works; another may be chosen for reading this. */
  readonly language: Language;
}

type Way = 'passphrase' | 'code' | 'renew';

/** Asks for the passphrase before anything is read. What opened with the recovery code gets a new one. */
export function LockScreen({ api, language: first }: Props): ReactNode {
  const { t } = useTranslation();
  const [language, setLanguage] = useState(first);
  const [way, setWay] = useState<Way>('passphrase');
  const [given, setGiven] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);

  const attempt = async <T,>(call: () => Promise<Result<T>>, then: (value: T) => void): Promise<void> => {
    setAsking(true);
    setError(null);
    const result = await call();
    setAsking(false);
    setGiven('');
    if (result.ok) then(result.value);
    else setError(result.error);
  };
  const goOn = (): void => window.location.reload();
  const unlock = (): Promise<void> =>
    attempt(
      () => api.call('protection.unlock', way === 'code' ? { recoveryCode: given } : { passphrase: given }),
      ({ renew }) => (renew ? setWay('renew') : goOn()),
    );
  const renew = (): Promise<void> => attempt(() => api.call('protection.changePassphrase', { next: next.passphrase }), goOn);
  const speak = async (chosen: Language): Promise<void> => {
    await speakIn(chosen, false);
    setLanguage(chosen);
  };
  const choose = (other: Way): void => {
    setWay(other);
    setGiven('');
    setError(null);
  };

  return (
    <I18nProvider locale={localeOf(language)}>
      <main className="lock-screen stack">
        <h1>{t(way === 'renew' ? 'protection.renewTitle' : 'protection.lockedTitle')}</h1>
        <p className="measure">{t(way === 'renew' ? 'protection.renewText' : 'protection.lockedText')}</p>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void (way === 'renew' ? renew() : unlock());
          }}
        >
          {way === 'renew' && <NewPassphrase label={t('protection.next')} value={next} onChange={setNext} />}
          {way === 'passphrase' && (
            <TextField
              key="passphrase"
              label={t('protection.passphrase')}
              type="password"
              latin
              autoFocus
              autoComplete="current-password"
              value={given}
              onChange={setGiven}
              disabled={asking}
            />
          )}
          {way === 'code' && (
            <TextField
              key="code"
              label={t('protection.code')}
              hint={t('protection.codeHint')}
              latin
              autoFocus
              value={given}
              onChange={setGiven}
              disabled={asking}
            />
          )}
          {error && <ErrorNotice error={error} />}
          <div className="actions">
            {way !== 'renew' && (
              <Button variant="quiet" onPress={() => choose(way === 'code' ? 'passphrase' : 'code')}>
                {t(way === 'code' ? 'protection.usePassphrase' : 'protection.useCode')}
              </Button>
            )}
            <Button type="submit" variant="primary" isDisabled={asking || (way === 'renew' ? !isReady(next) : given === '')}>
              {t(way === 'renew' ? 'protection.renew' : 'protection.unlock')}
            </Button>
          </div>
        </form>
        <Select
          label={t('settings.language')}
          choices={LANGUAGES.map((id) => ({ id, label: <bdi lang={id}>{LANGUAGE_NAMES[id]}</bdi>, text: LANGUAGE_NAMES[id] }))}
          value={language}
          onChange={(chosen) => void speak(chosen)}
          compact
        />
      </main>
    </I18nProvider>
  );
}
