import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DUE_STANDINGS, type DueInstrument, type DueStanding } from '#core/register/due';
import { useApplication } from '../../../application/application-context';
import { Disclosure } from '../../../components/disclosure';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Select } from '../../../components/select';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { DueTable } from './due-table';
import { ExerciseForm } from './exercise-form';
import { PartyForm } from './party-form';
import { ReminderForm } from './reminder-form';

type StandingFilter = 'all' | DueStanding;

/** What is owed is found under what came and does not count, too, where such a file came. */
const isOf = ({ standing, uncounted }: DueInstrument, wanted: DueStanding): boolean =>
  standing === wanted || (wanted === 'not-counted' && uncounted !== undefined);

/** What is due in an exercise and from whom; who is a Party; and letters that remind. */
export function DuePart(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const formats = useFormats();
  const wanted = route.screen === 'secretariat' ? route.about : undefined;
  const due = useCall('register.due', wanted === undefined ? {} : { exercise: wanted });
  const [standing, setStanding] = useState<StandingFilter>('all');
  if (due.status === 'failed') return <ErrorNotice error={due.error} onRetry={due.reload} />;
  if (due.status === 'loading') return <Loading />;
  const { exercises, exercise, languages } = due.value;
  const rows = due.value.rows.filter(({ instruments }) => standing === 'all' || instruments.some((each) => isOf(each, standing)));
  const open = (id: string): void => navigate({ screen: 'secretariat', part: 'due', about: id }, { replace: true });
  const saved = (id: string): void => {
    due.reload();
    open(id);
  };
  return (
    <div className="stack">
      <p className="measure">{t('secretariat.due.intro')}</p>
      {exercise ? (
        <>
          <div className="field-row">
            <Select
              label={t('secretariat.due.exercise')}
              choices={exercises.map(({ exercise: id, title }) => ({ id, label: title }))}
              value={exercise.exercise}
              onChange={open}
            />
            <Select
              label={t('secretariat.due.standing')}
              choices={(['all', ...DUE_STANDINGS] as const).map((id) => ({ id, label: t(`secretariat.due.standings.${id}`) }))}
              value={standing}
              onChange={setStanding}
            />
          </div>
          <p>
            {exercise.deadline === undefined
              ? t('secretariat.due.noDeadline')
              : `${t('secretariat.due.deadline')}${formats.colon}${formats.date(exercise.deadline)}`}
          </p>
          <DueTable exercise={exercise} rows={rows} languages={languages} onChanged={due.reload} />
          <ReminderForm key={exercise.exercise} exercise={exercise.exercise} rows={rows} onWritten={due.reload} />
        </>
      ) : (
        <EmptyState title={t('secretariat.due.none')}>{t('secretariat.due.noneHint')}</EmptyState>
      )}
      <div className="stack screen-only">
        <Disclosure title={t('secretariat.due.set')}>
          <ExerciseForm key={exercise?.exercise} exercise={exercise} onSaved={saved} />
        </Disclosure>
        <Disclosure title={t('secretariat.due.party')}>
          <PartyForm onSaved={due.reload} />
        </Disclosure>
      </div>
    </div>
  );
}
