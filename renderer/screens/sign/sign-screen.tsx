import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportedSubmission } from '#core/contract/operations';
import { awaitsSecond, sealedFor } from '#core/answers/sealed-submissions';
import { currentExplanations } from '#core/findings/explained-basis';
import { keyObjections } from '#core/register/key-objections';
import { sealingState } from '#core/findings/sealing-state';
import { AgencyPart } from '../../agencies/agency-part';
import { useApplication } from '../../application/application-context';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Progress } from '../../components/progress';
import { RouteLink } from '../../components/route-link';
import { Steps, type Step } from '../../components/steps';
import { useCall } from '../../hooks/use-call';
import { useTask } from '../../hooks/use-task';
import { AwaitingSignature } from './awaiting-signature';
import { ChangesSince } from './changes-since';
import { ClearedBy, type Declaration } from './cleared-by';
import { Exported } from './exported';
import { FindingsReviewed } from './findings-reviewed';
import { Signatories } from './signatories';
import { SigningKey, type Signing } from './signing-key';
import { SubmissionsSent } from './submissions-sent';
import { WhatMayLeave } from './what-may-leave';

export function SignScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'sign') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Sign />
    </AssessmentProvider>
  );
}

/** Four steps on one page, each showing its result; nothing is reported as done before it is. */
function Sign(): ReactNode {
  const { t } = useTranslation();
  const { person } = useApplication();
  const { session, index, settings, document } = useAssessment();
  const keys = useCall('keys.list', {});
  const cards = useCall('cards.list', {});
  const task = useTask('submissions.export');
  const [declaration, setDeclaration] = useState<Declaration>({ title: person.role, name: person.name, showName: false });
  const [signing, setSigning] = useState<Signing>({ key: '', passphrase: '', encryptFor: [] });
  /** Good enough for what is offered; whether a key counts is decided where it is used. */
  const [now] = useState(() => new Date().toISOString());
  const [exported, setExported] = useState<ExportedSubmission | null>(null);

  const sealing = sealingState(
    session.live.findings(),
    currentExplanations(session.live, (id) => index.question.get(id), document),
  );
  const usable =
    keys.status === 'done'
      ? keys.value.filter((key) => key.purpose === 'submission' && key.state === settings.state && key.practice === settings.practice)
      : [];
  const ofSecretariat =
    cards.status === 'done' ? cards.value.filter(({ card }) => card.purpose === 'secretariat' && card.practice === settings.practice) : [];
  const secretariats = ofSecretariat.filter((enrolled) => keyObjections(enrolled, now).length === 0);
  // A key that has a successor still signs, where that one has not been taken in yet.
  const newest = usable.find(({ succeededBy }) => succeededBy === undefined) ?? usable[0];
  const key = usable.some(({ id }) => id === signing.key) ? signing.key : (newest?.id ?? '');
  const holders = new Map([
    ...usable.map((own) => [own.id, own.holder] as const),
    ...ofSecretariat.map((enrolled) => [enrolled.key, enrolled.card.holder] as const),
  ]);
  const cleared = declaration.title.trim() !== '';
  const awaited = sealedFor(document, settings).find(awaitsSecond);
  const comments = Object.keys(document.comments).length;
  const missing = firstMissing({
    awaits: awaited === undefined,
    findings: sealing.possible,
    cleared,
    key: key !== '',
    passphrase: signing.passphrase !== '',
  });
  const ready = missing === null;

  if (settings.commission) return <AgencyPart title={t('nav.sign')}>{t('agencies.mine.noSign')}</AgencyPart>;
  const sign = async (): Promise<void> => {
    await session.flush();
    const result = await task.run({
      assessment: session.id,
      key,
      passphrase: signing.passphrase,
      declaration: {
        title: declaration.title.trim(),
        ...(declaration.showName && declaration.name.trim() ? { name: declaration.name.trim() } : {}),
      },
      encryptFor: [...signing.encryptFor],
      by: person,
    });
    if (!result?.ok) return;
    setSigning({ ...signing, passphrase: '' });
    // What still lacks its second signature is no submission to hand over.
    setExported(result.value.awaits === undefined ? result.value : null);
    await session.refresh();
  };

  const stateOf = (done: boolean, reached: boolean): Step['state'] => (done ? 'done' : reached ? 'current' : 'waiting');
  const steps: readonly Step[] = [
    {
      id: 'findings',
      title: t('sign.findings.title'),
      state: stateOf(sealing.possible, true),
      content: <FindingsReviewed sealing={sealing} />,
    },
    {
      id: 'cleared',
      title: t('sign.cleared.title'),
      state: stateOf(cleared, sealing.possible),
      content: <ClearedBy value={declaration} onChange={setDeclaration} />,
    },
    {
      id: 'signed',
      title: t('sign.signed.title'),
      state: stateOf(exported !== null, sealing.possible && cleared),
      content: (
        <div className="stack">
          <Signatories />
          <SigningKey
            keys={usable}
            secretariats={secretariats}
            value={{ ...signing, key }}
            onChange={setSigning}
            onKeysChanged={keys.reload}
            onCardsChanged={cards.reload}
          />
        </div>
      ),
    },
    {
      id: 'written',
      title: t('sign.written.title'),
      state: stateOf(exported !== null, ready),
      content: (
        <div className="stack">
          {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
          {task.running ? (
            <Progress
              label={t('sign.written.writing')}
              done={task.progress?.done ?? 0}
              total={task.progress?.total ?? 0}
              onCancel={task.cancel}
            />
          ) : (
            <div className="actions">
              <Button variant="primary" isDisabled={!ready} onPress={() => void sign()}>
                {t('sign.written.sign')}
              </Button>
              {missing && <span className="hint">{t(`sign.written.missing.${missing}`)}</span>}
            </div>
          )}
          {awaited && <AwaitingSignature key={awaited.digest} record={awaited} keys={usable} onComplete={setExported} />}
          {exported && <Exported exported={exported} holders={holders} />}
        </div>
      ),
    },
  ];

  return (
    <AssessmentShell title={t('nav.sign')}>
      <h1>{t('sign.title')}</h1>
      <p className="measure">{t('sign.intro')}</p>
      {comments > 0 && <p className="hint measure">{t('comments.stay', { count: comments })}</p>}
      <WhatMayLeave />
      {keys.status === 'failed' && <ErrorNotice error={keys.error} onRetry={keys.reload} />}
      {keys.status === 'loading' ? <Loading /> : <Steps steps={steps} />}
      <ChangesSince />
      <SubmissionsSent knowsSecretariat={secretariats.length > 0} holders={holders} onCardsChanged={cards.reload} />
      <p>
        <RouteLink to={{ screen: 'redact', assessment: session.id }}>{t('redact.link')}</RouteLink>
      </p>
    </AssessmentShell>
  );
}

type Needed = 'awaits' | 'findings' | 'cleared' | 'key' | 'passphrase';

/** The first thing that signing still waits for, in the order of the steps. */
function firstMissing(given: Readonly<Record<Needed, boolean>>): Needed | null {
  const order: readonly Needed[] = ['awaits', 'findings', 'cleared', 'key', 'passphrase'];
  return order.find((needed) => !given[needed]) ?? null;
}
