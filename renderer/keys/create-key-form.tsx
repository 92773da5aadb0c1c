import { useState, type ReactNode } from 'react';
import { useForm, Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import type { KeyPurpose } from '#core/register/enrolment';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { Disclosure } from '../components/disclosure';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';
import { isBackwards, ValidityFields, validityOf, type Validity } from './validity-fields';

interface Props {
  readonly purpose: KeyPurpose;
  readonly state?: string;
  /** Absent: the user decides whether it is a practice key. */
  readonly practice?: boolean;
  readonly onCreated: (key: KeySummary) => void;
}

interface Entries {
  readonly holder: string;
  readonly passphrase: string;
  readonly again: string;
  readonly practice: boolean;
}

/** Makes a signing key. That a passphrase cannot be recovered is said before it is chosen. */
export function CreateKeyForm({ purpose, state, practice, onCreated }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useTask('keys.create');
  const [submitted, setSubmitted] = useState(false);
  const [validity, setValidity] = useState<Validity>({});
  const form = useForm<Entries>({ defaultValues: { holder: '', passphrase: '', again: '', practice: practice ?? false } });
  const create = form.handleSubmit(async (entries) => {
    const result = await task.run({
      purpose,
      ...(state ? { state } : {}),
      holder: entries.holder.trim(),
      practice: practice ?? entries.practice,
      passphrase: entries.passphrase,
      ...validityOf(validity),
    });
    if (result?.ok) onCreated(result.value);
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        setSubmitted(true);
        void create(event);
      }}
    >
      <Controller
        control={form.control}
        name="holder"
        rules={{ validate: (value) => value.trim() !== '' || t('key.holderNeeded') }}
        render={({ field, fieldState }) => (
          <TextField
            label={t('key.holder')}
            hint={t(`key.holderHint.${purpose}`)}
            error={fieldState.error?.message}
            required
            {...strip(field)}
          />
        )}
      />
      {practice === undefined && (
        <Controller
          control={form.control}
          name="practice"
          render={({ field }) => (
            <Checkbox checked={field.value} onChange={field.onChange} onBlur={field.onBlur} hint={t('key.practiceHint')}>
              {t('key.practice')}
            </Checkbox>
          )}
        />
      )}
      <Notice kind="warning">{t('key.passphraseWarning')}</Notice>
      <Controller
        control={form.control}
        name="passphrase"
        rules={{ validate: (value) => value.length >= 12 || t('key.passphraseShort', { minimum: 12 }) }}
        render={({ field, fieldState }) => (
          <TextField
            label={t('key.passphrase')}
            hint={t('key.passphraseHint')}
            type="password"
            latin
            autoComplete="new-password"
            error={fieldState.error?.message}
            required
            {...strip(field)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="again"
        rules={{ validate: (value, entries) => value === entries.passphrase || t('key.passphraseDiffers') }}
        render={({ field, fieldState }) => (
          <TextField
            label={t('key.passphraseAgain')}
            type="password"
            latin
            autoComplete="new-password"
            error={fieldState.error?.message}
            required
            {...strip(field)}
          />
        )}
      />
      <Disclosure title={t('trust.limited')}>
        <ValidityFields value={validity} onChange={setValidity} />
      </Disclosure>
      {task.error && submitted && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button type="submit" variant="primary" isDisabled={task.running || isBackwards(validity)}>
          {task.running ? t('key.creating') : t('key.create')}
        </Button>
      </div>
    </form>
  );
}

/** What a text field needs of a form field. */
const strip = ({ value, onChange, onBlur }: { value: string; onChange: (value: string) => void; onBlur: () => void }) => ({
  value,
  onChange,
  onBlur,
});
