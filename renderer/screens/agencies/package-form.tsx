import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkPackage } from '#core/answers/work-package';
import type { PreparedPackage } from '#core/contract/operations';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { AgencyName } from '../../agencies/agency-name';
import { ChooseProvisions } from '../../agencies/choose-provisions';
import { useAgencyTask } from '../../agencies/use-agency-task';
import { useAskedAgencies } from '../../agencies/use-asked-agencies';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { DateField } from '../../components/date-field';
import { ErrorNotice } from '../../components/error-notice';
import { Progress } from '../../components/progress';
import { RadioGroup } from '../../components/radio-group';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { LANGUAGE_NAMES } from '../../localisation/direction';
import type { Unlock } from '../../keys/unlock-fields';
import { Prepared } from './prepared';
import { SignPackage } from './sign-package';

interface Props {
  readonly before: WorkPackage | undefined;
  readonly continues: string | undefined;
}

/** Whom, what, how and until when; then the file. */
export function PackageForm({ before, continues }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, index, settings } = useAssessment();
  const task = useAgencyTask('agencies.prepare');
  const known = useAskedAgencies().names;
  const nameField = useRef<HTMLInputElement>(null);
  const provisions = useRef<HTMLDivElement>(null);
  const [agency, setAgency] = useState(before?.agency ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(before?.provisions.filter((id) => index.provision.has(id))));
  const [language, setLanguage] = useState<Language>(before?.language ?? settings.languages[0] ?? 'en');
  const [instructions, setInstructions] = useState(before?.instructions ?? '');
  const [due, setDue] = useState<string | undefined>(before?.due);
  const [along, setAlong] = useState<'without' | 'with'>('without');
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const [tried, setTried] = useState(false);
  const [prepared, setPrepared] = useState<PreparedPackage | null>(null);

  const name = agency.trim();
  const past = due !== undefined && due < new Date().toISOString().slice(0, 10);
  const answered = [...chosen].filter((id) => session.live.provision(id).answered > 0).length;
  const write = async (): Promise<void> => {
    setTried(true);
    if (name === '') return nameField.current?.focus();
    if (chosen.size === 0) return provisions.current?.querySelector<HTMLElement>('input')?.focus();
    const result = await task.run({
      agency: name,
      provisions: index.workable.flatMap(({ id }) => (chosen.has(id) ? [id] : [])),
      language,
      instructions: instructions.trim(),
      ...(due && { due }),
      withAnswers: along === 'with',
      ...(continues && { continues }),
      ...(unlock.key && { sign: unlock }),
    });
    setUnlock((now) => ({ ...now, passphrase: '' }));
    if (result?.ok) setPrepared(result.value);
  };

  if (prepared) return <Prepared prepared={prepared} agency={name} />;
  return (
    <form className="stack-large" onSubmit={(event) => event.preventDefault()}>
      <AgencyName
        value={agency}
        onChange={setAgency}
        known={known}
        readOnly={before !== undefined}
        inputRef={nameField}
        error={tried && name === '' ? t('agencies.new.agencyMissing') : undefined}
      />
      <div ref={provisions}>
        <ChooseProvisions
          chosen={chosen}
          onChange={setChosen}
          error={tried && chosen.size === 0 ? t('agencies.choose.missing') : undefined}
        />
      </div>
      <TextField
        label={t('agencies.new.instructions')}
        hint={t('agencies.new.instructionsHint')}
        lines={4}
        value={instructions}
        onChange={setInstructions}
      />
      <div className="field-row">
        <Select
          label={t('agencies.new.language')}
          choices={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
          value={language}
          onChange={setLanguage}
        />
        <DateField
          label={t('agencies.new.due')}
          value={due}
          onChange={setDue}
          clearLabel={t('agencies.new.dueClear')}
          error={past ? t('agencies.new.duePast') : undefined}
        />
      </div>
      <RadioGroup
        label={t('agencies.new.answers')}
        choices={[
          { id: 'without', label: t('agencies.new.answersWithout'), hint: t('agencies.new.answersWithoutHint') },
          { id: 'with', label: t('agencies.new.answersWith'), hint: t('agencies.new.answersWithHint', { count: answered }) },
        ]}
        value={along}
        onChange={setAlong}
      />
      <SignPackage value={unlock} onChange={setUnlock} />
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {task.running ? (
        <Progress
          label={t('agencies.new.writing')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      ) : (
        <div className="actions">
          <Button type="submit" variant="primary" onPress={() => void write()}>
            {t('agencies.new.write')}
          </Button>
        </div>
      )}
    </form>
  );
}
