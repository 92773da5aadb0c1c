import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueInstrument, DueRow, KnownExercise, Uncounted } from '#core/register/due';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { useApplication } from '../../../application/application-context';
import { DataTable } from '../../../components/data-table';
import { ErrorNotice } from '../../../components/error-notice';
import { Reference } from '../../../components/reference';
import { Select } from '../../../components/select';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';
import { LANGUAGE_NAMES } from '../../../localisation/direction';

interface Props {
  readonly exercise: KnownExercise;
  readonly rows: readonly DueRow[];
  readonly languages: Readonly<Record<string, Language>>;
  readonly onChanged: () => void;
}

/** State by State, in the order of their names in the language of the window, and instrument by instrument; the language in which a State is written to can be chosen in place. */
export function DueTable({ exercise, rows, languages, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName, locale } = useApplication();
  const formats = useFormats();
  const task = useTask('register.decide');
  const choose = async (state: string, language: Language): Promise<void> => {
    const result = await task.run({ decision: { action: 'language', state, language } });
    if (result?.ok) onChanged();
  };
  const order = new Intl.Collator(locale);
  const byName = rows.toSorted((one, other) => order.compare(stateName(one.state), stateName(other.state)));
  return (
    <>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <DataTable
        caption={t('secretariat.due.table')}
        rows={byName}
        rowKey={({ state }) => state}
        empty={t('common.nothingFound')}
        columns={[
          { id: 'state', header: t('report.state'), rowHeader: true, cell: ({ state }) => stateName(state) },
          ...exercise.instruments.map((code) => ({
            id: code,
            header: <Reference>{code}</Reference>,
            cell: ({ instruments }: DueRow) => {
              const found = instruments.find(({ instrument }) => instrument === code);
              return found ? <DueCell due={found} /> : '–';
            },
          })),
          {
            id: 'language',
            header: t('secretariat.due.language'),
            cell: ({ state }) => (
              <Select
                compact
                hideLabel
                label={`${t('secretariat.due.language')}${formats.colon}${stateName(state)}`}
                choices={LANGUAGES.map((id) => ({ id, label: <bdi lang={id}>{LANGUAGE_NAMES[id]}</bdi>, text: LANGUAGE_NAMES[id] }))}
                value={languages[state] ?? 'en'}
                onChange={(language) => void choose(state, language)}
              />
            ),
          },
          {
            id: 'reminded',
            header: t('secretariat.due.reminded'),
            cell: ({ remindedAt }) => (remindedAt ? formats.date(remindedAt) : '–'),
          },
        ]}
      />
    </>
  );
}

/** How it stands; where something came that does not count, why and when, also beside what is owed all the same. */
function DueCell({ due: { standing, receivedAt, uncounted = [] } }: { readonly due: DueInstrument }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const said = t(`secretariat.due.standings.${standing}`);
  const reason = (why: Uncounted['why']): string =>
    why === 'fork' || why === 'unreadable' ? t(`secretariat.due.notCounted.${why}`) : t(`verdict.${why}.short`);
  if (receivedAt !== undefined) return `${said} · ${formats.date(receivedAt)}`;
  return (
    <>
      <strong>{said}</strong>
      {uncounted.map(({ why, at }) => (
        <div key={why} className="hint">
          {standing === 'not-counted' ? reason(why) : t('secretariat.due.beside', { why: reason(why) })} · {formats.date(at)}
        </div>
      ))}
    </>
  );
}
