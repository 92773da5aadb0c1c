import { useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedSource, OpenConflict } from '#core/agencies/merge-outcome';
import { useAgencyTask } from '../../agencies/use-agency-task';
import { conflictSides } from '../../agencies/conflict-sides';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import type { Input } from '#core/contract/operations';
import { AskBackDialog } from './ask-back-dialog';
import { CombineDialog } from './combine-dialog';
import { ConflictColumn } from './conflict-column';
import { canCombine } from '../../agencies/combined-answer';

type Decision = Input<'agencies.resolve'>['decisions'][number]['decision'];

interface Props {
  readonly conflict: OpenConflict;
  /** Marks what differs, word by word. */
  readonly marked: boolean;
  readonly titleRef?: Ref<HTMLHeadingElement>;
  readonly onDecided?: () => void;
}

/** One question with every side beside each other, and what can be decided; nothing is decided before a button is pressed. */
export function ConflictItem({ conflict, marked, titleRef, onDecided }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index, document, writable } = useAssessment();
  const { showToast } = useAnnouncer();
  const task = useAgencyTask('agencies.resolve');
  const [combining, setCombining] = useState(false);
  const [asking, setAsking] = useState<OfferedSource | null>(null);
  const { question: id, provision, ours, sources, askedBack } = conflict;
  const question = index.question.get(id);
  if (!question) return null;
  const sides = conflictSides(conflict, index, words, document);
  const [first] = sides;
  const labelKey = question.type === 'status' ? `status.${question.scale}` : question.wording;

  const decide = async (decision: Decision, agency = ''): Promise<boolean> => {
    const base = document.answers[id]?.revision ?? 0;
    const seen = sources.map(({ contribution }) => contribution);
    const result = await task.run({ decisions: [{ question: id, base, sources: seen, decision }] });
    if (!result?.ok) return false;
    showToast(t('agencies.conflicts.decided', { what: t(`agencies.conflicts.did.${decision.kind}`, { agency }) }));
    onDecided?.();
    return true;
  };
  return (
    <article className="conflict" aria-labelledby={`conflict-${id}`}>
      <h2 id={`conflict-${id}`} ref={titleRef} tabIndex={-1}>
        <Reference>{fullReference(provision)}</Reference> <PhraseText phrase={words(`question/${labelKey}/label`)} />
      </h2>
      <p className="muted measure">
        <PhraseText phrase={words(`provision/${provision}/subject`)} />{' '}
        <RouteLink to={{ screen: 'complete', assessment: session.id, at: id }}>{t('findings.goTo')}</RouteLink>
      </p>
      {askedBack.length > 0 && <Notice kind="information">{t('agencies.conflicts.askedBack')}</Notice>}
      {!ours && <p className="hint">{t('agencies.conflicts.nothingOurs')}</p>}
      <div className="conflict-columns">
        {sides.map((each) => (
          <ConflictColumn
            key={each.key}
            side={each}
            question={question}
            against={marked && each !== first ? first : undefined}
            actions={
              writable &&
              (each.source ? (
                <>
                  <Button
                    isDisabled={task.running}
                    aria-label={t('agencies.conflicts.acceptOf', { agency: each.source.agency })}
                    onPress={() => void decide({ kind: 'accept', contribution: each.key }, each.source?.agency)}
                  >
                    {t('agencies.conflicts.accept')}
                  </Button>
                  <Button
                    variant="quiet"
                    aria-label={t('agencies.conflicts.askBackOf', { agency: each.source.agency })}
                    onPress={() => setAsking(each.source ?? null)}
                  >
                    {t('agencies.conflicts.askBack')}
                  </Button>
                </>
              ) : (
                <Button isDisabled={task.running} onPress={() => void decide({ kind: 'keep' })}>
                  {t('agencies.conflicts.keep')}
                </Button>
              ))
            }
          />
        ))}
      </div>
      {writable && (
        <div className="actions screen-only">
          {canCombine(question) && (
            <Button isDisabled={task.running} onPress={() => setCombining(true)}>
              {t('agencies.conflicts.combine')}
            </Button>
          )}
          {!ours && (
            <Button variant="quiet" isDisabled={task.running} onPress={() => void decide({ kind: 'keep' })}>
              {t('agencies.conflicts.keepOpen')}
            </Button>
          )}
        </div>
      )}
      {task.error?.code === 'conflict' ? (
        <Notice kind="warning" announce>
          {t('agencies.conflicts.changed')}
        </Notice>
      ) : (
        task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />
      )}
      {combining && (
        <CombineDialog
          question={question}
          sides={sides}
          running={task.running}
          onClose={() => setCombining(false)}
          onCombined={async (content) => {
            if (await decide({ kind: 'combine', content })) setCombining(false);
          }}
        />
      )}
      {asking && <AskBackDialog source={asking} question={id} onClose={() => setAsking(null)} />}
    </article>
  );
}
