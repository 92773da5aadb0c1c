import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasableRecord, ToBeErased } from '#core/contract/erased';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { useCall } from '../../hooks/use-call';
import { RecordName } from './record-name';

interface Props {
  readonly records: readonly ErasableRecord[];
  readonly children: (taken: ToBeErased) => ReactNode;
}

/** Says before anything happens what goes, with all that hangs on it, and what erasing does not reach. */
export function WhatGoes({ records, children }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const taken = useCall('records.toErase', { assessment: session.id, records: [...records] });
  if (taken.status === 'loading') return <Loading />;
  if (taken.status === 'failed') return <ErrorNotice error={taken.error} />;
  const { citing, files, recoveredFrom } = taken.value;
  return (
    <>
      <section className="stack" aria-labelledby="erase-goes">
        <h2 id="erase-goes">{t('erase.goes')}</h2>
        <ul className="erase-list">
          {taken.value.records.map((record) => (
            <li key={`${record.collection}:${record.key}`}>
              <RecordName record={record} />{' '}
              <span className="muted">
                {t('erase.versions', { count: record.versions })}
                {!record.present && ` · ${t('erase.historyOnly')}`}
              </span>
            </li>
          ))}
          {citing.length > 0 && (
            <li>
              {t('erase.citing', { count: citing.length })} <Places questions={citing} />
            </li>
          )}
          {files.map((name) => (
            <li key={name}>
              {t('erase.file')} <bdi translate="no">{name}</bdi>
            </li>
          ))}
          <li>{t('erase.copies')}</li>
        </ul>
        <h3>{t('erase.stays')}</h3>
        <ul className="erase-list measure">
          <li>{t('erase.staysHistory')}</li>
          <li>{t('erase.staysElsewhere')}</li>
          {recoveredFrom && <li>{t('erase.staysRecovered')}</li>}
        </ul>
      </section>
      {children(taken.value)}
    </>
  );
}

function Places({ questions }: { readonly questions: readonly string[] }): ReactNode {
  const { session, index } = useAssessment();
  const places = new Map(questions.map((question) => [question.slice(0, question.indexOf('/')), question]));
  return (
    <span className="finding-places">
      {[...places].map(([provision, question]) =>
        index.question.has(question) ? (
          <RouteLink key={provision} to={{ screen: 'complete', assessment: session.id, at: question }}>
            <Reference>{fullReference(provision)}</Reference>
          </RouteLink>
        ) : (
          <Reference key={provision}>{fullReference(provision)}</Reference>
        ),
      )}
    </span>
  );
}
