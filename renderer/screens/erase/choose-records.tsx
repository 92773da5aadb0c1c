import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasableRecord, FoundRecord } from '#core/contract/erased';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { ErrorNotice } from '../../components/error-notice';
import { TextField } from '../../components/text-field';
import { useTask } from '../../hooks/use-task';
import { RecordName } from './record-name';

interface Props {
  /** Shown to choose from at first. */
  readonly offered: readonly ErasableRecord[];
  readonly chosen: readonly ErasableRecord[];
  readonly onChange: (chosen: readonly ErasableRecord[]) => void;
}

const idOf = ({ collection, key }: ErasableRecord): string => `${collection}:${key}`;

/** What is to go: what the user came from, and whatever else tells a name, in the history too. */
export function ChooseRecords({ offered, chosen, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly FoundRecord[] | null>(null);
  const task = useTask('records.find');
  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await session.flush();
    const result = await task.run({ assessment: session.id, words: words.trim() });
    if (result?.ok) setFound(result.value);
  };
  const records = [...new Map([...offered, ...chosen, ...(found ?? [])].map((each) => [idOf(each), each])).values()];
  const excerpts = new Map((found ?? []).map((each) => [idOf(each), each]));
  const choices = records.map((record) => {
    const hit = excerpts.get(idOf(record));
    return {
      id: idOf(record),
      label: <RecordName record={record} bare={hit !== undefined} />,
      hint: hit && (
        <>
          <bdi translate="no">{hit.excerpt}</bdi> {!hit.present && <span>({t('erase.historyOnly')})</span>}
        </>
      ),
    };
  });
  const choose = (ids: readonly string[]): void =>
    onChange(records.filter((record) => ids.includes(idOf(record))).map(({ collection, key }) => ({ collection, key })));
  return (
    <section className="stack" aria-labelledby="erase-what">
      <h2 id="erase-what">{t('erase.choose')}</h2>
      <form className="erase-search" role="search" onSubmit={(event) => void search(event)}>
        <TextField label={t('erase.words')} hint={t('erase.wordsHint')} type="search" value={words} onChange={setWords} maxLength={1_000} />
        <Button type="submit" isDisabled={words.trim().length < 2 || task.running}>
          {t('erase.find')}
        </Button>
      </form>
      {task.error && <ErrorNotice error={task.error} />}
      <p role="status">{found && t('erase.found', { count: found.length })}</p>
      {choices.length > 0 && <CheckboxGroup label={t('erase.chosen')} choices={choices} value={chosen.map(idOf)} onChange={choose} />}
    </section>
  );
}
