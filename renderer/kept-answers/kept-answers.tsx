import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { earlierQuestions, keptAnswers, type KeptAnswer } from '#core/answers/kept-answers';
import { useApplication } from '../application/application-context';
import { useAssessment } from '../assessment/assessment-context';
import { fullReference } from '../assessment/provision-reference';
import { Disclosure } from '../components/disclosure';
import { Notice } from '../components/notice';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
import { RouteLink } from '../components/route-link';
import { useFormats } from '../hooks/use-formats';
import { ComparedAnswer } from '../comparison/compared-answer';

/** Answers to what a newer questionnaire no longer asks, to be read: of one provision, or of the whole assessment. */
export function KeptAnswers({ provision }: { readonly provision?: string }): ReactNode {
  const { t } = useTranslation();
  const { session, index, document } = useAssessment();
  const { answers, earlierAnswers } = document;
  const kept = useMemo(() => {
    // Most assessments have none, and following every question to those before it takes its time.
    if (Object.keys(answers).every((id) => index.question.has(id))) return [];
    return keptAnswers({ answers, earlierAnswers }, earlierQuestions(session.questionnaire));
  }, [answers, earlierAnswers, index, session]);
  const shown = provision === undefined ? kept : kept.filter((each) => concerns(each, provision));
  if (shown.length === 0) return null;
  return (
    <Notice kind="information" title={t('kept.title')}>
      <p>{t('kept.hint')}</p>
      <Disclosure title={t('kept.show')}>
        <ul className="plain-list stack-small">
          {shown.map((each) => (
            <KeptItem key={each.id} kept={each} here={provision} />
          ))}
        </ul>
      </Disclosure>
    </Notice>
  );
}

const concerns = ({ provision, askedNow }: KeptAnswer, here: string): boolean =>
  provision === here || askedNow.some((id) => id.startsWith(`${here}/`));

function KeptItem({ kept, here }: { readonly kept: KeptAnswer; readonly here: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index, document } = useAssessment();
  const formats = useFormats();
  const { id, provision, answer, question, since, askedNow } = kept;
  const because = question && words(`question/${question.wording}/retired`);
  const wordingOf = (asked: string) => {
    const now = index.question.get(asked);
    return now && words(`question/${now.wording}/label`);
  };
  return (
    <li data-kept={id}>
      <strong>
        {provision !== here && (
          <>
            <Reference>{fullReference(provision)}</Reference>{' '}
          </>
        )}
        {question ? <PhraseText phrase={words(`question/${question.wording}/label`)} /> : <bdi translate="no">{id}</bdi>}
      </strong>
      <div>
        <ComparedAnswer
          answer={answer}
          question={question}
          side={{ question: (asked) => index.question.get(asked), words, evidence: document.evidence }}
        />
      </div>
      <p className="hint">
        {since !== undefined && t('kept.since', { date: formats.date(since) })}{' '}
        {because && because.shown !== 'key' && <PhraseText phrase={because} />}
      </p>
      {askedNow.length > 0 && (
        <p className="small">
          {t('kept.now')}{' '}
          {askedNow.map((asked) => {
            const phrase = wordingOf(asked);
            return (
              <span key={asked}>
                <RouteLink to={{ screen: 'complete', assessment: session.id, at: asked }}>
                  {phrase ? <PhraseText phrase={phrase} /> : asked}
                </RouteLink>{' '}
              </span>
            );
          })}
        </p>
      )}
    </li>
  );
}
