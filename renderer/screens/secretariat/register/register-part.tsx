import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterFilter } from '#core/register/register-query';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Progress } from '../../../components/progress';
import { useOwnKeys } from '../key/use-own-keys';
import { InQuarantine } from './in-quarantine';
import { RebuildIndex } from './rebuild-index';
import { RegisterFilters } from './register-filters';
import { RegisterSide } from './register-side';
import { RegisterTable } from './register-table';
import { useRegisterPage } from './use-register-page';

const PER_PAGE = 50;

/** What was received, from every State: narrowed, searched, and one submission beside it. */
export function RegisterPart(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const keys = useOwnKeys();
  const [filter, setFilter] = useState<RegisterFilter>({});
  const [text, setText] = useState('');
  const [offset, setOffset] = useState(0);
  const { page, error, preparing, reload } = useRegisterPage({ ...filter, ...(text !== '' && { text }), offset, limit: PER_PAGE });
  const selected = (route.screen === 'secretariat' && route.about) || null;
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (error && !page) return <ErrorNotice error={error} onRetry={reload} />;
  if (preparing && !page) return <Progress label={t('secretariat.register.preparing')} {...preparing} />;
  if (!page || keys.status === 'loading') return <Loading />;
  if (page.total === 0) {
    return (
      <>
        <EmptyState
          title={t('secretariat.register.empty')}
          action={<Button onPress={() => navigate({ screen: 'secretariat', part: 'intake' })}>{t('secretariat.register.receive')}</Button>}
        >
          {t('secretariat.register.emptyHint')}
        </EmptyState>
        <InQuarantine count={page.quarantined} />
      </>
    );
  }
  const fromBeginning = (change: () => void): void => {
    setOffset(0);
    change();
  };
  return (
    <div className="stack">
      <RegisterFilters
        choices={page.choices}
        filter={filter}
        text={text}
        onFilter={(next) => fromBeginning(() => setFilter(next))}
        onText={(next) => fromBeginning(() => setText(next))}
      />
      <InQuarantine count={page.quarantined} />
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {preparing && <Progress label={t('secretariat.register.preparing')} {...preparing} />}
      <div className="split">
        <RegisterTable
          page={page}
          offset={offset}
          perPage={PER_PAGE}
          selected={selected}
          onSelect={(digest) => navigate({ screen: 'secretariat', part: 'register', about: digest }, { replace: true })}
          onOffset={setOffset}
        />
        <section className="split-side stack" aria-labelledby="selected-submission">
          <h2 id="selected-submission">{t('secretariat.register.selected')}</h2>
          {selected ? (
            <RegisterSide key={selected} digest={selected} text={text} cluster={filter.cluster} keys={keys.value} onIssued={reload} />
          ) : (
            <p className="hint">{t('secretariat.register.chooseOne')}</p>
          )}
        </section>
      </div>
      <RebuildIndex onRebuilt={reload} />
    </div>
  );
}
