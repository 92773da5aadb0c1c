import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared, provisionOf } from '#core/answers/clearance';
import { WhoAndWhen } from '../../agencies/who-and-when';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { Button } from '../../components/button';

/** Says where an answer comes from that nobody has entered here, until it is confirmed by answering. What was carried over stands beside. */
export function Provenance({ question }: { readonly question: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const answer = useAssessmentPart(({ document }) => document.answers[question]);
  const cleared = useAssessmentPart(({ document }) => isCleared(document, provisionOf(question)));
  if (!answer || answer.origin.kind === 'entered' || answer.standing === 'unanswered') return null;
  if (answer.origin.kind === 'merged')
    return (
      <p className="provenance small">
        {t(answer.origin.amended ? 'agencies.provenance.amended' : 'agencies.provenance.from', { agency: answer.origin.agency })}
        {' · '}
        <WhoAndWhen by={answer.by} at={answer.at} />
      </p>
    );
  if (cleared || answer.confirmed || answer.origin.kind === 'carried-over') return null;
  const { standing, value, reason, language, texts } = answer;
  return (
    <p className="provenance small">
      {t(`origin.${answer.origin.kind}`, { ...answer.origin })}{' '}
      <Button
        variant="quiet"
        className="button-inline"
        onPress={() => session.edit(question, { standing, value, reason, language, texts })}
      >
        {t('origin.confirm')}
      </Button>
    </p>
  );
}
