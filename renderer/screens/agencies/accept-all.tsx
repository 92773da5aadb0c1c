import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { allOfEachAgency, type AllOfOneAgency } from '#core/agencies/all-of-one-agency';
import type { AgenciesState } from '#core/contract/operations';
import { useAgencyTask } from '../../agencies/use-agency-task';
import { useAssessment } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { RadioGroup } from '../../components/radio-group';

/** Takes every differing answer of one agency in one step; what that would do is said before. */
export function AcceptAll({ conflicts, leftOut }: Pick<AgenciesState, 'conflicts' | 'leftOut'>): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('agencies.acceptAll.button')}</Button>
      {open && <AcceptAllDialog agencies={allOfEachAgency(conflicts, leftOut)} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DialogProps {
  readonly agencies: readonly AllOfOneAgency[];
  readonly onClose: () => void;
}

function AcceptAllDialog({ agencies, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const { document } = useAssessment();
  const { showToast } = useAnnouncer();
  const task = useAgencyTask('agencies.resolve');
  const [name, setName] = useState(agencies.length === 1 ? (agencies[0]?.agency ?? null) : null);
  const chosen = agencies.find(({ agency }) => agency === name);
  const accept = async ({ agency, accepts }: AllOfOneAgency): Promise<void> => {
    const decisions = accepts.map(({ conflict: { question, sources }, contribution }) => ({
      question,
      base: document.answers[question]?.revision ?? 0,
      sources: sources.map((source) => source.contribution),
      decision: { kind: 'accept' as const, contribution },
    }));
    const result = await task.run({ decisions });
    if (!result?.ok) return;
    showToast(t('agencies.acceptAll.done', { agency, count: decisions.length }));
    onClose();
  };
  return (
    <Dialog
      title={t('agencies.acceptAll.title')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!chosen || chosen.accepts.length === 0 || task.running}
            onPress={() => chosen && void accept(chosen)}
          >
            {t('agencies.acceptAll.confirm', { count: chosen?.accepts.length ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="stack">
        <RadioGroup
          label={t('agencies.acceptAll.whose')}
          choices={agencies.map(({ agency, accepts }) => ({
            id: agency,
            label: agency,
            hint: t('agencies.acceptAll.differing', { count: accepts.length }),
          }))}
          value={name}
          onChange={setName}
        />
        {chosen && <WhatHappens {...chosen} />}
        {task.error?.code === 'conflict' || task.error?.code === 'not-found' ? (
          <Notice kind="warning" announce>
            {t('agencies.conflicts.changed')}
          </Notice>
        ) : (
          task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />
        )}
      </div>
    </Dialog>
  );
}

function WhatHappens({ agency, accepts, replacing, askedBack, twofold, cleared }: AllOfOneAgency): ReactNode {
  const { t } = useTranslation();
  const open = [
    { key: 'askedBack', count: askedBack.length },
    { key: 'twofold', count: twofold.length },
    { key: 'cleared', count: cleared },
  ].filter(({ count }) => count > 0);
  return (
    <div className="stack-small" aria-live="polite">
      <p>{t('agencies.acceptAll.taken', { agency, count: accepts.length })}</p>
      <ul>
        <li>{t('agencies.acceptAll.replacing', { count: replacing })}</li>
        {open.map(({ key, count }) => (
          <li key={key}>{t(`agencies.acceptAll.${key}`, { count })}</li>
        ))}
      </ul>
      <p className="hint">{t('agencies.acceptAll.hint')}</p>
    </div>
  );
}
