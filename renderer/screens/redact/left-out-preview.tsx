import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#core/contract/operations';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Notice } from '../../components/notice';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';
import { LeftOutList } from '../../verification/left-out-list';

/** How much is left out and how much stays, before anything is made; and where the same words still stand. */
export function LeftOutPreview({ input }: { readonly input: Input<'redaction.preview'> }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const preview = useCall('redaction.preview', input);
  if (preview.status === 'loading') return <Loading />;
  if (preview.status === 'failed') return <ErrorNotice error={preview.error} onRetry={preview.reload} />;
  const { leftOut, kept, sameElsewhere } = preview.value;
  return (
    <>
      <dl className="facts">
        <dt>{t('redact.leftOut')}</dt>
        <dd>
          <span role="status">
            <LeftOutList leftOut={leftOut} />
          </span>
        </dd>
        <dt>{t('redact.stays')}</dt>
        <dd>
          {(['answers', 'evidence', 'attachments'] as const)
            .map((kind) => `${t(`redact.kind.${kind}`)}${formats.colon}${formats.number(kept[kind])}`)
            .join(' · ')}
        </dd>
      </dl>
      {sameElsewhere.length > 0 && (
        <Notice kind="warning" announce>
          {t('redact.same', { provisions: formats.list(sameElsewhere) })}
        </Notice>
      )}
    </>
  );
}
