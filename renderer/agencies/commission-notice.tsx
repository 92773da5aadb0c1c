import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsRecord } from '#core/answers/document';
import { useApplication } from '../application/application-context';
import { Disclosure } from '../components/disclosure';
import { useFormats } from '../hooks/use-formats';
import './commission.css';

/** At an agency, on every screen of its part: for whom it answers, until when, and its instructions folded. */
export function CommissionNotice({ settings }: { readonly settings: SettingsRecord }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const { commission } = settings;
  if (!commission) return null;
  const { agency, due, instructions, from, asks = [], provisions } = commission;
  const late = due !== undefined && due < new Date().toISOString().slice(0, 10);
  return (
    <Disclosure
      title={
        <span className="commission-line">
          <span>
            {t('agencies.mine.notice')} <bdi translate="no">{agency}</bdi>
          </span>
          {due && (
            <span className={late ? 'commission-late' : 'commission-due'}>
              {t(late ? 'agencies.mine.overdue' : 'agencies.mine.due', { date: formats.date(due) })}
            </span>
          )}
          {asks.length > 0 && <span className="commission-due">{t('agencies.mine.asksCount', { count: asks.length })}</span>}
        </span>
      }
    >
      <div className="stack-small">
        <p>
          {t('agencies.mine.asked', {
            who: [from.name, from.role].filter(Boolean).join(formats.comma) || t('comments.somebody'),
            count: provisions.length,
            state: stateName(settings.state),
            exercise: settings.exercise.title,
          })}
        </p>
        {instructions && (
          <>
            <strong>{t('agencies.mine.instructions')}</strong>
            <p className="text" dir="auto" lang={commission.language} translate="no">
              {instructions}
            </p>
          </>
        )}
      </div>
    </Disclosure>
  );
}
