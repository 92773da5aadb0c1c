import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeftOutAnswer } from '#core/agencies/merge-outcome';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Disclosure } from '../../components/disclosure';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { PhraseText } from '../../components/phrase-text';
import { ComparedAnswer } from '../../comparison/compared-answer';
import { sideOf } from '../../agencies/answer-sides';

/** Answers of agencies that do not go in: grouped by why, each to be read; they stay with their contribution. */
export function LeftOut({ answers }: { readonly answers: readonly LeftOutAnswer[] }): ReactNode {
  const { t } = useTranslation();
  const reasons = [...new Set(answers.map(({ why }) => why))];
  return (
    <section className="stack" aria-labelledby="left-out">
      <h2 id="left-out">{t('agencies.leftOut.title', { count: answers.length })}</h2>
      <p className="measure muted">{t('agencies.leftOut.hint')}</p>
      {reasons.map((why) => {
        const members = answers.filter((each) => each.why === why);
        return (
          <Disclosure key={why} title={t('agencies.leftOut.group', { why: t(`leftOutAnswer.${why}`), count: members.length })}>
            <ul className="plain-list stack">
              {members.map((each) => (
                <LeftOutItem key={`${each.contribution} ${each.question}`} answer={each} />
              ))}
            </ul>
          </Disclosure>
        );
      })}
    </section>
  );
}

function LeftOutItem({ answer }: { readonly answer: LeftOutAnswer }): ReactNode {
  const { words } = useApplication();
  const { session, index, document } = useAssessment();
  const question = index.question.get(answer.question);
  const provision = answer.question.split('/')[0] ?? answer.question;
  return (
    <li>
      {index.provision.has(provision) ? (
        <RouteLink to={{ screen: 'complete', assessment: session.id, at: answer.question }}>
          <Reference>{fullReference(provision)}</Reference>
        </RouteLink>
      ) : (
        <Reference>{fullReference(provision)}</Reference>
      )}{' '}
      {question && question.type !== 'status' && <PhraseText phrase={words(`question/${question.wording}/label`)} />}{' '}
      <span className="small muted">
        · <bdi translate="no">{answer.agency}</bdi>
      </span>
      <div>
        <ComparedAnswer answer={answer.answer} question={question} side={sideOf(index, words, document, answer.contribution)} />
      </div>
    </li>
  );
}
