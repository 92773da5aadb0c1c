import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participation } from '#core/answers/document';
import { useApplication } from '../../application/application-context';
import { Checkbox } from '../../components/checkbox';
import { DateField } from '../../components/date-field';
import { Disclosure } from '../../components/disclosure';
import { PhraseText } from '../../components/phrase-text';
import { RadioGroup } from '../../components/radio-group';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import type { ParticipationEntry } from './assessment-form-values';

const STANDINGS = ['party', 'signatory', 'none'] as const;
const PARTY_DATES = ['signed', 'deposited', 'inForce', 'denunciationReceived'] as const;
const STATEMENTS = ['declarations', 'reservations', 'withdrawals', 'objections', 'territories'] as const;
const ACTS = ['ratification', 'acceptance', 'approval', 'accession', 'succession'] as const;

interface Props {
  readonly code: string;
  readonly practice: boolean;
  readonly entry: ParticipationEntry;
  readonly onChange: (entry: ParticipationEntry) => void;
}

/** How the State stands towards one instrument; dates may wait. */
export function InstrumentEntry({ code, practice, entry, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { standing } = entry;
  const dates = standing === 'party' ? PARTY_DATES : (['signed'] as const);
  return (
    <div className="instrument-entry">
      <RadioGroup<Participation['standing']>
        label={<PhraseText phrase={words(`instrument/${code}/title`)} />}
        horizontal
        choices={STANDINGS.map((id) => ({ id, label: t(`participation.${id}`) }))}
        value={standing}
        onChange={(next) => onChange({ ...entry, standing: next, assessed: next === 'party' || (practice && entry.assessed) })}
      />
      {(standing === 'party' || practice) && (
        <Checkbox checked={entry.assessed} onChange={(assessed) => onChange({ ...entry, assessed })}>
          {t('start.new.assess')}
        </Checkbox>
      )}
      {standing !== null && standing !== 'none' && (
        <Disclosure title={t('start.new.dates')}>
          <div className="form-row">
            {standing === 'party' && (
              <Select
                label={t('participation.act')}
                choices={ACTS.map((id) => ({ id, label: t(`act.${id}`) }))}
                value={entry.act ?? null}
                onChange={(act) => onChange({ ...entry, act })}
              />
            )}
            {dates.map((name) => (
              <DateField
                key={name}
                label={t(`participation.${name}`)}
                value={entry[name]}
                onChange={(value) => onChange({ ...entry, [name]: value })}
                clearLabel={t('common.clear')}
              />
            ))}
          </div>
          {STATEMENTS.map((name) => (
            <TextField
              key={name}
              label={t(`participation.${name}`)}
              lines={2}
              value={entry[name] ?? ''}
              onChange={(text) => onChange({ ...entry, [name]: text === '' ? undefined : text })}
            />
          ))}
        </Disclosure>
      )}
    </div>
  );
}
