import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, MadeRedactedCopy, RedactionChoices } from '#core/contract/operations';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { useFormats } from '../../hooks/use-formats';
import { useTask } from '../../hooks/use-task';
import { LeftOutPreview } from './left-out-preview';
import { ProvisionChoice } from './provision-choice';
import { RedactedMade } from './redacted-made';

type LeaveOut = Input<'redaction.make'>['leaveOut'];
const NOTHING: LeaveOut = { provisions: [], evidence: [], attachments: [], agencies: [] };

interface Props {
  readonly source: Input<'redaction.choices'>;
  readonly choices: RedactionChoices;
}

/** Chooses what is left out, first what its State marked as confidential; shows what that makes of it, and makes the copy. */
export function ChooseLeftOut({ source, choices }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask('redaction.make');
  const confidential = choices.provisions.flatMap(({ id, confidential: marked }) => (marked ? [id] : []));
  const [leaveOut, setLeaveOut] = useState<LeaveOut>({ ...NOTHING, provisions: confidential });
  const [made, setMade] = useState<MadeRedactedCopy | null>(null);
  const change = (next: Partial<LeaveOut>): void => {
    setMade(null);
    setLeaveOut({ ...leaveOut, ...next });
  };
  const nothing = Object.values(leaveOut).every((each) => each.length === 0);
  const make = async (): Promise<void> => {
    const result = await task.run({ ...source, leaveOut });
    if (result?.ok) setMade(result.value);
  };
  if (choices.provisions.length === 0) return <EmptyState title={t('redact.empty')} />;
  return (
    <div className="stack-large">
      {confidential.length > 0 && (
        <Notice kind="information">{t('redact.confidential', { number: formats.number(confidential.length) })}</Notice>
      )}
      <ProvisionChoice
        provisions={choices.provisions}
        value={leaveOut.provisions}
        onChange={(provisions) => change({ provisions: [...provisions] })}
      />
      {choices.agencies.length > 0 && (
        <CheckboxGroup
          label={t('redact.agencies')}
          hint={t('redact.agenciesHint')}
          choices={choices.agencies.map((name) => ({ id: name, label: <bdi>{name}</bdi> }))}
          value={leaveOut.agencies}
          onChange={(agencies) => change({ agencies: [...agencies] })}
        />
      )}
      {choices.evidence.length > 0 && (
        <CheckboxGroup
          label={t('redact.evidence')}
          choices={choices.evidence.map(({ id, title }) => ({ id, label: <bdi>{title}</bdi> }))}
          value={leaveOut.evidence}
          onChange={(evidence) => change({ evidence: [...evidence] })}
        />
      )}
      {choices.attachments.length > 0 && (
        <CheckboxGroup
          label={t('redact.attachments')}
          hint={t('redact.attachmentsHint')}
          choices={choices.attachments.map(({ sha512, name, bytes }) => ({
            id: sha512,
            label: (
              <>
                <bdi translate="no">{name}</bdi> · {formats.bytes(bytes)}
              </>
            ),
          }))}
          value={leaveOut.attachments}
          onChange={(attachments) => change({ attachments: [...attachments] })}
        />
      )}
      <section className="stack" aria-labelledby="redact-preview">
        <h2 id="redact-preview">{t('redact.preview')}</h2>
        {nothing ? <p className="muted">{t('redact.nothing')}</p> : <LeftOutPreview input={{ ...source, leaveOut }} />}
        {made ? (
          <RedactedMade made={made} />
        ) : (
          <div className="actions">
            <Button variant="primary" isDisabled={nothing} isBusy={task.running} onPress={() => void make()}>
              {t('redact.make')}
            </Button>
          </div>
        )}
        {task.running && (
          <Progress
            label={t('redact.making')}
            done={task.progress?.done ?? 0}
            total={task.progress?.total ?? 0}
            unit="bytes"
            onCancel={task.cancel}
            announce
          />
        )}
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </section>
    </div>
  );
}
