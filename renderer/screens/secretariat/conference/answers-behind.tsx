import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { provisionReference } from '#core/conference/table-names';
import type { AnswerBehind, Input } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { SaidAnswer } from '../../../comparison/said-answer';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { PhraseText } from '../../../components/phrase-text';
import { Reference } from '../../../components/reference';
import { RouteLink } from '../../../components/route-link';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import type { NumberPlace } from './number-grid';

interface Props {
  readonly asked: Input<'conference.table'>;
  readonly place: NumberPlace;
  readonly onClose: () => void;
}

const PER_PAGE = 20;

/** The answers that a number counts, State by State, in the States' own words. */
export function AnswersBehind({ asked, place, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [offset, setOffset] = useState(0);
  const { row, column, title } = place;
  const behind = useCall('conference.behind', {
    ...asked,
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    offset,
    limit: PER_PAGE,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const total = behind.status === 'done' ? behind.value.total : 0;
  const to = Math.min(offset + PER_PAGE, total);
  return (
    <section className="conference-behind stack" aria-labelledby="answers-behind">
      <h2 id="answers-behind" tabIndex={-1} ref={heading}>
        {t('conference.behind', { what: title })}
      </h2>
      {behind.status === 'failed' && <ErrorNotice error={behind.error} onRetry={behind.reload} />}
      {behind.status === 'loading' && <Loading />}
      {behind.status === 'done' && (
        <>
          <ul className="plain-list stack">
            {behind.value.answers.map((answer) => (
              <li key={`${answer.digest} ${answer.provision}`}>
                <StateSays answer={answer} />
              </li>
            ))}
          </ul>
          <div className="actions">
            {total > PER_PAGE && (
              <>
                <Button isDisabled={offset === 0} onPress={() => setOffset(Math.max(0, offset - PER_PAGE))}>
                  {t('conference.previous')}
                </Button>
                <span role="status">
                  {t('conference.page', { from: formats.number(offset + 1), to: formats.number(to), total: formats.number(total) })}
                </span>
                <Button isDisabled={to >= total} onPress={() => setOffset(offset + PER_PAGE)}>
                  {t('conference.next')}
                </Button>
              </>
            )}
            <Button onPress={onClose}>{t('common.close')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function StateSays({ answer: { digest, state, provision, said } }: { readonly answer: AnswerBehind }): ReactNode {
  const { t } = useTranslation();
  const { words, stateName } = useApplication();
  return (
    <>
      <h3 className="conference-answer">
        <RouteLink to={{ screen: 'secretariat', part: 'register', about: digest }}>{stateName(state)}</RouteLink>{' '}
        <Reference>{provisionReference(provision)}</Reference> <PhraseText phrase={words(`provision/${provision}/subject`)} />
      </h3>
      <dl className="facts">
        {said.map(({ id, question, answer }) => (
          <div key={id}>
            <dt>
              {question === undefined ? (
                id
              ) : question.type === 'status' ? (
                t('question.status')
              ) : (
                <PhraseText phrase={words(`question/${question.wording}/label`)} />
              )}
            </dt>
            <dd>
              <SaidAnswer question={question} answer={answer} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
