import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSubmission } from '#core/answers/sealed-submissions';
import type { Input } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Notice } from '../../components/notice';
import { Select } from '../../components/select';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';
import { UnlockFields, unlockOf, type Unlock } from '../../keys/unlock-fields';
import { ChooseLeftOut } from './choose-left-out';

type Source = Input<'redaction.choices'>;

/** A copy of an assessment or of a sealed submission without what not everybody may see. */
export function RedactScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'redact') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <RedactedCopy />
    </AssessmentProvider>
  );
}

const AS_IT_IS = 'assessment';

function RedactedCopy(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { session, document } = useAssessment();
  const keys = useCall('keys.list', {});
  const [chosen, setChosen] = useState(AS_IT_IS);
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const [opened, setOpened] = useState<Unlock | null>(null);
  const submissions = Object.values(document.submissions)
    .filter(isSubmission)
    .sort((one, other) => other.number - one.number);
  const submission = submissions.find(({ digest }) => digest === chosen);
  const isLocked = submission?.fileName.endsWith('.age') === true;
  const source: Source = {
    assessment: session.id,
    ...(submission ? { digest: submission.digest } : {}),
    ...(isLocked && opened ? unlockOf(opened) : {}),
  };
  return (
    <AssessmentShell title={t('redact.title')}>
      <h1>{t('redact.title')}</h1>
      <p className="measure">{t('redact.intro')}</p>
      <Notice kind="information">{t('redact.never')}</Notice>
      {submissions.length > 0 && (
        <Select
          label={t('redact.madeFrom')}
          choices={[
            { id: AS_IT_IS, label: t('redact.asItIs') },
            ...submissions.map(({ digest, number, sealedAt }) => ({
              id: digest,
              label: t('redact.fromSubmission', { number: formats.number(number), date: formats.dateTime(sealedAt) }),
            })),
          ]}
          value={chosen}
          onChange={(next) => {
            setOpened(null);
            setChosen(next);
          }}
        />
      )}
      {isLocked && !opened ? (
        <>
          <UnlockFields keys={keys.status === 'done' ? keys.value : []} value={unlock} onChange={setUnlock} hint={t('redact.locked')} />
          <div className="actions">
            <Button isDisabled={unlock.key === '' || unlock.passphrase === ''} onPress={() => setOpened(unlock)}>
              {t('redact.open')}
            </Button>
          </div>
        </>
      ) : (
        <Choices key={chosen} source={source} onRetry={() => setOpened(null)} />
      )}
    </AssessmentShell>
  );
}

function Choices({ source, onRetry }: { readonly source: Source; readonly onRetry: () => void }): ReactNode {
  const choices = useCall('redaction.choices', source);
  if (choices.status === 'loading') return <Loading />;
  if (choices.status === 'failed') return <ErrorNotice error={choices.error} onRetry={onRetry} />;
  return <ChooseLeftOut source={source} choices={choices.value} />;
}
