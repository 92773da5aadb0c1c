import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSubmission, sealedFor } from '#core/answers/sealed-submissions';
import type { Output } from '#core/contract/operations';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { useTask } from '../../hooks/use-task';
import { ComparisonView } from '../../comparison/comparison-view';

/** What the next revision would say otherwise than the last one that was sealed. */
export function ChangesSince(): ReactNode {
  const { t } = useTranslation();
  const { session, document, settings, begun } = useAssessment();
  const comparing = useTask('submissions.changes');
  const [compared, setCompared] = useState<Output<'submissions.changes'> | null>(null);
  const last = sealedFor(document, settings).find(isSubmission);
  if (!last || !begun) return null;
  const compare = async (): Promise<void> => {
    await session.flush();
    const result = await comparing.run({ assessment: session.id, digest: last.digest });
    if (result?.ok) setCompared(result.value);
  };
  const nothing = compared && compared.comparison.provisions.every(({ kind }) => kind === 'unchanged');
  return (
    <section className="stack" aria-labelledby="changes-since">
      <h2 id="changes-since">{t('revision.since', { number: last.number })}</h2>
      <div>
        <Button isDisabled={comparing.running} onPress={() => void compare()}>
          {t('revision.show')}
        </Button>
      </div>
      {comparing.running && <Loading />}
      {comparing.error && <ErrorNotice error={comparing.error} onDismiss={comparing.dismissError} />}
      {compared && (nothing ? <p role="status">{t('revision.none')}</p> : <ComparisonView compared={compared} />)}
    </section>
  );
}
