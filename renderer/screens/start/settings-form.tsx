import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { Checkbox } from '../../components/checkbox';
import { TextField } from '../../components/text-field';

/** Who writes here, and the test language. The language itself is always at hand in the top bar. */
export function SettingsForm(): ReactNode {
  const { t } = useTranslation();
  const { preferences, savePreferences, person } = useApplication();
  const { showToast } = useAnnouncer();
  const { control, handleSubmit } = useForm({ defaultValues: { ...person } });
  const save = handleSubmit(async (entered) => {
    await savePreferences({ person: { name: entered.name.trim(), role: entered.role.trim() } });
    showToast(t('settings.saved'));
  });
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      <Controller
        name="name"
        control={control}
        render={({ field }) => <TextField {...field} label={t('settings.person')} hint={t('settings.personHint')} maxLength={200} />}
      />
      <Controller
        name="role"
        control={control}
        render={({ field }) => <TextField {...field} label={t('settings.role')} hint={t('settings.roleHint')} maxLength={200} />}
      />
      <Checkbox checked={preferences.pseudoLocale === true} onChange={(pseudoLocale) => void savePreferences({ pseudoLocale })}>
        {t('settings.pseudoLocale')}
      </Checkbox>
      <div>
        <Button type="submit">{t('common.save')}</Button>
      </div>
    </form>
  );
}
