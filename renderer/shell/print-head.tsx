import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../hooks/use-formats';

/** On paper only: when it was printed, and that an assessment on paper is no submission. */
export function PrintHead({ title, draft }: { readonly title: string; readonly draft: boolean }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const prepare = (): void => {
      setNow(new Date().toISOString());
      for (const folded of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
        folded.open = true;
        folded.dataset['unfoldedForPrint'] = '';
      }
    };
    const restore = (): void => {
      for (const unfolded of document.querySelectorAll<HTMLDetailsElement>('details[data-unfolded-for-print]')) {
        unfolded.open = false;
        delete unfolded.dataset['unfoldedForPrint'];
      }
    };
    window.addEventListener('beforeprint', prepare);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', prepare);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
  return (
    <div className="print-only" aria-hidden="true">
      <p className="print-facts">
        <span translate="no">Omnibus</span>
        <span>{title}</span>
        <span>{t('print.printed', { at: formats.dateTime(now) })}</span>
        {draft && <span className="print-draft">{t('print.draft')}</span>}
      </p>
    </div>
  );
}
