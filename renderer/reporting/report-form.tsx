import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, OutgoingFile, WrittenReport } from '#core/contract/operations';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { REPORT_FORMATS, REPORT_KINDS, type ReportFormat, type ReportKind } from '#core/report/report-source';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { Progress } from '../components/progress';
import { RadioGroup } from '../components/radio-group';
import { SavedFile } from '../components/saved-file';
import { Select } from '../components/select';
import { useFormats } from '../hooks/use-formats';
import { useSavedFile } from '../hooks/use-saved-file';
import { useTask } from '../hooks/use-task';
import { LANGUAGE_NAMES } from '../localisation/direction';

interface Props {
  readonly of: Input<'reports.write'>['of'];
  readonly instruments: readonly string[];
  /** That were asked, or have answered. */
  readonly agencies: readonly string[];
  /** Nothing is missing to open what it is made from. */
  readonly isReady?: boolean;
  /** Before it is written: what is typed has to be kept first. */
  readonly prepare?: () => Promise<void>;
}

/** Chooses what a document says, in which language and as which file, and has it written. */
export function ReportForm({ of, instruments, agencies, isReady = true, prepare }: Props): ReactNode {
  const { t } = useTranslation();
  const { language: spoken } = useApplication();
  const task = useTask('reports.write');
  const [kind, setKind] = useState<ReportKind>('full');
  const [language, setLanguage] = useState<Language>(spoken);
  const [format, setFormat] = useState<ReportFormat>('pdf');
  const [agency, setAgency] = useState<string | null>(agencies[0] ?? null);
  const [instrument, setInstrument] = useState('all');
  const [credits, setCredits] = useState(false);
  const [names, setNames] = useState(false);
  const [internal, setInternal] = useState(false);
  const [written, setWritten] = useState<WrittenReport | null>(null);
  const received = !('assessment' in of);
  const kinds = REPORT_KINDS.filter((each) => each !== 'agency' || agencies.length > 0);

  const write = async (): Promise<void> => {
    setWritten(null);
    await prepare?.();
    const result = await task.run({
      of,
      kind,
      language,
      format,
      credits,
      names,
      ...(received && { internal }),
      ...(kind === 'agency' && agency !== null && { agency }),
      ...(instrument !== 'all' && { instruments: [instrument] }),
    });
    if (result?.ok) setWritten(result.value);
  };

  return (
    <div className="stack">
      <RadioGroup
        label={t('documents.kind')}
        choices={kinds.map((id) => ({ id, label: t(`document.title.${id}`), hint: t(`documents.kindHint.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <div className="field-row">
        {kind === 'agency' && (
          <Select
            label={t('document.fact.agency')}
            choices={agencies.map((id) => ({ id, label: <bdi>{id}</bdi>, text: id }))}
            value={agency}
            onChange={setAgency}
          />
        )}
        <Select<Language>
          label={t('documents.language')}
          choices={LANGUAGES.map((id) => ({ id, label: <bdi lang={id}>{LANGUAGE_NAMES[id]}</bdi>, text: LANGUAGE_NAMES[id] }))}
          value={language}
          onChange={setLanguage}
        />
        <Select<ReportFormat>
          label={t('documents.format')}
          choices={REPORT_FORMATS.map((id) => ({ id, label: t(`documents.formats.${id}`) }))}
          value={format}
          onChange={setFormat}
        />
        {instruments.length > 1 && (
          <Select
            label={t('check.instrument')}
            choices={[{ id: 'all', label: t('check.all') }, ...instruments.map((code) => ({ id: code, label: code }))]}
            value={instrument}
            onChange={setInstrument}
          />
        )}
      </div>
      <div className="stack">
        <Checkbox checked={credits} onChange={setCredits}>
          {t('documents.credits')}
        </Checkbox>
        <Checkbox checked={names} onChange={setNames} hint={t('documents.namesHint')}>
          {t('documents.names')}
        </Checkbox>
        {received && (
          <Checkbox checked={internal} onChange={setInternal} hint={t('release.internalHint')}>
            {t('release.internal')}
          </Checkbox>
        )}
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button variant="primary" isDisabled={!isReady} isBusy={task.running} onPress={() => void write()}>
          {t('documents.write')}
        </Button>
      </div>
      {task.running && (
        <Progress
          label={t(task.progress?.label === 'verifying' ? 'documents.verifying' : 'documents.writing')}
          done={0}
          total={0}
          {...shareOf(task.progress)}
          onCancel={task.cancel}
        />
      )}
      {written && <Written key={written.file} written={written} />}
    </div>
  );
}

/** How much is done as a share of a hundred: what is counted means nothing to whoever waits. */
function shareOf(progress: { readonly done: number; readonly total: number } | null): { readonly done?: number; readonly total?: number } {
  return progress && progress.total > 0 ? { done: Math.round((100 * progress.done) / progress.total), total: 100 } : {};
}

function Written({ written }: { readonly written: WrittenReport }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className="stack">
      <Notice kind="success" title={t('documents.written')} announce>
        <bdi>{written.name}</bdi>
        {formats.comma}
        {formats.bytes(written.bytes)}
      </Notice>
      {written.verdict && written.verdict !== 'whole' && (
        <Notice kind="warning" title={t(`verdict.${written.verdict}.title`)}>
          {t(`verdict.${written.verdict}.text`)}
        </Notice>
      )}
      <SaveButton file={written} label={t('documents.save')} primary />
      {written.codebook && <SaveButton file={written.codebook} label={t('documents.saveCodebook')} />}
    </div>
  );
}

function SaveButton({
  file,
  label,
  primary,
}: {
  readonly file: OutgoingFile;
  readonly label: string;
  readonly primary?: boolean;
}): ReactNode {
  const saving = useSavedFile();
  return (
    <>
      <div className="actions">
        <Button
          variant={primary ? 'primary' : 'secondary'}
          isBusy={saving.where !== null || saving.transfer.running}
          onPress={() => void saving.save(file)}
        >
          {label}
        </Button>
      </div>
      <SavedFile saving={saving} />
    </>
  );
}
