import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared, provisionOf } from '#core/answers/clearance';
import { contentFor } from '#core/carry-over/plan';
import type { EarlierHere } from '#core/carry-over/to-confirm';
import type { AppErrorBody } from '#core/contract/errors';
import type { Question } from '#core/questionnaire/definition';
import { useSpeech } from '../application/application-context';
import { useAssessmentPart, useSession, useWritable } from '../assessment/assessment-context';
import { Button } from '../components/button';
import { Disclosure } from '../components/disclosure';
import { ErrorNotice } from '../components/error-notice';
import { useFormats } from '../hooks/use-formats';
import { EarlierItem } from './earlier-item';
import { useEarlierBeside } from './use-earlier';
import './carry-over.css';

/** Beside a question: what was answered in the last exercise, and, as long as nobody has said so, whether it still holds. */
export function EarlierBeside({ question }: { readonly question: Question }): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const here = useEarlierBeside(question.id);
  const answer = useAssessmentPart(({ document }) => document.answers[question.id]);
  const waits = answer !== undefined && !answer.confirmed && answer.standing !== 'unanswered' && answer.origin.kind !== 'merged';
  if (here.length === 0 && !waits) return null;
  const now = question.type === 'status' ? undefined : words(`question/${question.wording}/label`);
  const items = here.map(({ key, earlier }) => (
    <li key={key}>
      <EarlierItem earlier={earlier} now={now} />
      {!waits && <UseHere question={question} here={{ key, earlier }} />}
    </li>
  ));
  if (waits) {
    // Where the same was asked in the same words, what was said then stands in the field above.
    const shown = items.filter((_, place) => here[place]?.earlier.became !== 'same');
    return (
      <div className="earlier-beside earlier-waits">
        <ToConfirm question={question.id} />
        {shown.length > 0 && <ul className="plain-list stack-small">{shown}</ul>}
      </div>
    );
  }
  return (
    <div className="earlier-beside">
      <Disclosure title={t('carryOver.then')}>
        <ul className="plain-list stack-small">{items}</ul>
      </Disclosure>
    </div>
  );
}

function ToConfirm({ question }: { readonly question: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const formats = useFormats();
  const answer = useAssessmentPart(({ document }) => document.answers[question]);
  const [earlier] = useEarlierBeside(question);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const cleared = useAssessmentPart(({ document }) => isCleared(document, provisionOf(question)));
  if (!answer) return null;
  const base = answer.revision;
  const confirm = async (): Promise<void> => {
    const result = await session.write('carryOver.confirm', { answers: [{ question, base }] });
    setError(result.ok ? null : result.error);
  };
  const outdate = async (): Promise<void> => {
    const result = await session.write('carryOver.outdated', { question, base });
    setError(result.ok ? null : result.error);
  };
  return (
    <>
      <p className="earlier-line small">
        <span className="earlier-mark">{t('carryOver.toConfirm')}</span>
        <span>
          {earlier && <bdi>{earlier.earlier.title}</bdi>}
          {earlier && formats.comma}
          {t('carryOver.answeredOn', { date: formats.date(answer.at) })}
        </span>
        <Button variant="quiet" className="button-inline" isDisabled={!writable || cleared} onPress={() => void confirm()}>
          {t('carryOver.confirm')}
        </Button>
        <Button variant="quiet" className="button-inline" isDisabled={!writable || cleared} onPress={() => void outdate()}>
          {t('carryOver.outdated')}
        </Button>
      </p>
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </>
  );
}

/** Offered while nothing is answered here, and only where the answer of then is one that this question can have. */
function UseHere({ question, here }: { readonly question: Question; readonly here: EarlierHere }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const cleared = useAssessmentPart(({ document }) => isCleared(document, question.provision));
  const open = useAssessmentPart(() => (session.content(question.id)?.standing ?? 'unanswered') === 'unanswered');
  const fits = contentFor(question, here.earlier.answer, session.questionnaire.scales);
  if (!open || !fits || !writable || cleared) return null;
  const { standing, value, reason, language, texts } = fits;
  return (
    <Button variant="quiet" onPress={() => session.edit(question.id, { standing, value, reason, language, texts })}>
      {t('carryOver.useHere')}
    </Button>
  );
}
