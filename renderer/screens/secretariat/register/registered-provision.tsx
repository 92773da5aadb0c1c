import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { SaidAnswer } from '../../../comparison/said-answer';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { PhraseText } from '../../../components/phrase-text';
import { useCall } from '../../../hooks/use-call';

/** Everything that one submission says of one provision. */
export function RegisteredProvision({ digest, provision }: { readonly digest: string; readonly provision: string }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const said = useCall('register.provision', { digest, provision });
  if (said.status === 'failed') return <ErrorNotice error={said.error} onRetry={said.reload} />;
  if (said.status === 'loading') return <Loading />;
  const { answers, evidence } = said.value;
  const sources = Object.fromEntries(Object.entries(evidence).map(([id, record]) => [id, { ...record, revision: 0 }]));
  return (
    <dl className="facts registered-provision">
      {answers.map(({ id, question, answer }) => (
        <div key={id}>
          <dt>
            {question?.type === 'status' ? (
              t('question.status')
            ) : question ? (
              <PhraseText phrase={words(`question/${question.wording}/label`)} />
            ) : (
              id
            )}
          </dt>
          <dd>
            <SaidAnswer question={question} answer={answer} evidence={sources} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
