import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erased } from '#core/contract/erased';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { useFormats } from '../../hooks/use-formats';

interface Props {
  readonly erased: Erased;
  readonly onAnother: () => void;
}

/** What became of it: when, which sealed bundles went or still carry it, and where it may still lie. */
export function ErasedResult({ erased: { saved, bundles, recoveredFrom }, onAnother }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const kept = bundles.filter(({ removed }) => !removed);
  const removed = bundles.filter((bundle) => bundle.removed);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t('erase.done')}
      </h2>
      <Notice kind="success">{t('erase.doneText', { at: formats.dateTime(saved.at) })}</Notice>
      {removed.length > 0 && (
        <p>
          {t('erase.bundlesRemoved', { count: removed.length })} <Names of={removed} />
        </p>
      )}
      {kept.length > 0 && (
        <Notice kind="warning" title={t('erase.bundlesKept', { count: kept.length })}>
          <Names of={kept} />
        </Notice>
      )}
      {recoveredFrom && <Notice kind="warning">{t('erase.staysRecovered')}</Notice>}
      <div>
        <Button onPress={onAnother}>{t('erase.another')}</Button>
      </div>
    </>
  );
}

const Names = ({ of }: { readonly of: Erased['bundles'] }): ReactNode =>
  of.map(({ digest, fileName }) => (
    <span key={digest}>
      <bdi translate="no">{fileName}</bdi>{' '}
    </span>
  ));
