import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedRequest, OutgoingFile } from '#core/contract/operations';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { SavedFile } from '../../components/saved-file';
import { useCall } from '../../hooks/use-call';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';
import { CreateKeyForm } from '../../keys/create-key-form';
import { OwnKey } from '../../keys/own-key';
import { Shell } from '../../shell/shell';
import { VerificationReport } from '../../verification/verification-report';
import { PassphraseSigning } from '../sign/passphrase-signing';

/** Where the second signatory of a State looks at a request that came by file, and signs it. */
export function CountersignScreen(): ReactNode {
  const { t } = useTranslation();
  const inspecting = useTask('signatures.inspect');
  const [inspected, setInspected] = useState<InspectedRequest | null>(null);
  const inspect = async (file: string): Promise<void> => {
    setInspected(null);
    const result = await inspecting.run({ file });
    if (result?.ok) setInspected(result.value);
  };
  return (
    <Shell title={t('countersign.title')}>
      <h1>{t('countersign.title')}</h1>
      <p className="measure">{t('countersign.intro')}</p>
      <FileDrop
        label={t('countersign.drop')}
        buttonLabel={t('countersign.choose')}
        accept={['.to-sign']}
        disabled={inspecting.running}
        onFiles={([file]) => file && void inspect(file.handle)}
      />
      {inspecting.running && (
        <Progress
          label={t('countersign.looking')}
          done={inspecting.progress?.done ?? 0}
          total={inspecting.progress?.total ?? 0}
          onCancel={inspecting.cancel}
        />
      )}
      {inspecting.error && <ErrorNotice error={inspecting.error} onDismiss={inspecting.dismissError} />}
      {inspected && (
        <>
          <VerificationReport report={inspected.report} />
          {inspected.request === null ? (
            <Notice kind="warning">{t('countersign.nothing')}</Notice>
          ) : (
            <Countersign key={inspected.request} inspected={inspected} request={inspected.request} />
          )}
        </>
      )}
    </Shell>
  );
}

interface Props {
  readonly inspected: InspectedRequest;
  readonly request: string;
}

function Countersign({ inspected, request }: Props): ReactNode {
  const { t } = useTranslation();
  const keys = useCall('keys.list', {});
  const signing = useTask('signatures.sign');
  const saving = useSavedFile();
  const [signature, setSignature] = useState<OutgoingFile | null>(null);
  const { claims, signatures, verdict } = inspected.report;
  const first = signatures.find(({ slot }) => slot === 'state')?.key;
  const usable =
    keys.status === 'done' && claims
      ? keys.value.filter(
          ({ id, purpose, state, practice }) =>
            purpose === 'submission' && state === claims.state && practice === claims.practice && id !== first,
        )
      : [];
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (signature) {
    return (
      <>
        <Notice kind="success" title={t('countersign.done')} announce>
          {t('countersign.doneText')}
        </Notice>
        <div className="actions">
          <Button variant="primary" onPress={() => void saving.save(signature)}>
            {t('countersign.save')}
          </Button>
        </div>
        <SavedFile saving={saving} />
      </>
    );
  }
  return (
    <section className="stack" aria-labelledby="countersign">
      <h2 id="countersign">{t('sign.second.here')}</h2>
      {verdict === 'key-unknown' && <Notice kind="warning">{t('countersign.firstUnknown')}</Notice>}
      {usable.length === 0 && claims ? (
        <>
          <p className="measure">{t('sign.signed.noKey')}</p>
          <CreateKeyForm purpose="submission" state={claims.state} practice={claims.practice} onCreated={keys.reload} />
        </>
      ) : (
        <>
          {usable.map((key) => usable.length === 1 && <OwnKey key={key.id} ownKey={key} onChanged={keys.reload} />)}
          <PassphraseSigning
            keys={usable}
            label={t('countersign.sign')}
            running={signing.running}
            onSign={async (key, passphrase) => {
              const result = await signing.run({ request, key, passphrase });
              if (result?.ok) setSignature(result.value);
              return result?.ok ?? false;
            }}
          />
          {signing.error && <ErrorNotice error={signing.error} onDismiss={signing.dismissError} />}
        </>
      )}
    </section>
  );
}
