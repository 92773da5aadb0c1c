import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#core/register/search-hits';
import { EVIDENCE_PLACE } from '#core/register/searched-texts';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Reference } from '../../../components/reference';
import { useCall } from '../../../hooks/use-call';
import { MarkedText } from './marked-text';
import { RegisteredProvision } from './registered-provision';

interface Props {
  readonly digest: string;
  readonly text: string;
  readonly cluster?: string;
}

/** Where words stand in one submission, provision by provision; each opens what the State says there. */
export function RegisterHits({ digest, text, cluster }: Props): ReactNode {
  const { t } = useTranslation();
  const found = useCall('register.hits', { digest, text, ...(cluster !== undefined && { cluster }) });
  const [opened, setOpened] = useState<string | null>(null);
  if (found.status === 'failed') return <ErrorNotice error={found.error} onRetry={found.reload} />;
  if (found.status === 'loading') return <Loading />;
  const places = byPlace(found.value.hits);
  return (
    <section className="stack" aria-labelledby="register-hits">
      <h3 id="register-hits">{t('secretariat.register.hits')}</h3>
      {places.size === 0 && <p className="hint">{t('secretariat.register.noHits')}</p>}
      <ul className="register-hits">
        {[...places].map(([place, hits]) => (
          <li key={place}>
            {place === EVIDENCE_PLACE ? (
              <strong>{t('secretariat.register.evidence')}</strong>
            ) : (
              <Button
                variant="quiet"
                className="link-button"
                aria-expanded={opened === place}
                onPress={() => setOpened(opened === place ? null : place)}
              >
                <Reference>{place}</Reference>
              </Button>
            )}
            {hits.map((hit) => (
              <p key={keyOf(hit)}>
                <MarkedText hit={hit} />
              </p>
            ))}
            {opened === place && <RegisteredProvision digest={digest} provision={place} />}
          </li>
        ))}
      </ul>
      {found.value.more && <p className="hint">{t('secretariat.register.more')}</p>}
    </section>
  );
}

function byPlace(hits: readonly SearchHit[]): ReadonlyMap<string, readonly SearchHit[]> {
  const places = new Map<string, SearchHit[]>();
  for (const hit of hits) places.set(hit.place, [...(places.get(hit.place) ?? []), hit]);
  return places;
}

const keyOf = ({ of, text, marks }: SearchHit): string => `${of} ${String(marks[0]?.from)} ${text}`;
