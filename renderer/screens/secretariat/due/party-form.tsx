import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { phraseChoice } from '../../../components/phrase-choice';
import { Select } from '../../../components/select';
import { useTask } from '../../../hooks/use-task';

/** Whether a State is a Party, where its submissions do not say so. */
export function PartyForm({ onSaved }: { readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation();
  const { states, stateName, description, words, locale } = useApplication();
  const task = useTask('register.decide');
  const [state, setState] = useState<string | null>(null);
  const [instrument, setInstrument] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const decide = async (party: boolean): Promise<void> => {
    if (state === null || instrument === null) return;
    const result = await task.run({ decision: { action: 'party', state, instrument, party } });
    setSaved(result?.ok ?? false);
    if (result?.ok) onSaved();
  };
  const ready = state !== null && instrument !== null && !task.running;
  const named = states.map(({ code }) => ({ id: code, label: stateName(code) }));
  return (
    <div className="stack">
      <div className="field-row">
        <Select
          label={t('report.state')}
          choices={named.toSorted((one, other) => one.label.localeCompare(other.label, locale))}
          value={state}
          onChange={setState}
        />
        <Select
          label={t('report.instruments')}
          choices={description.instruments.map(({ code }) => phraseChoice(code, words(`instrument/${code}/short-title`)))}
          value={instrument}
          onChange={setInstrument}
        />
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button isDisabled={!ready} onPress={() => void decide(true)}>
          {t('secretariat.due.partyIs')}
        </Button>
        <Button isDisabled={!ready} onPress={() => void decide(false)}>
          {t('secretariat.due.partyIsNot')}
        </Button>
        {saved && <span role="status">{t('secretariat.due.saved')}</span>}
      </div>
    </div>
  );
}
