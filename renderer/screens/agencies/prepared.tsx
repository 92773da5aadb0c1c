import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreparedPackage } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { SavedFile } from '../../components/saved-file';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';

interface Props {
  readonly prepared: PreparedPackage;
  readonly agency: string;
}

/** The work package is there: its name and size, and how to hand it over, since it holds a key. */
export function Prepared({ prepared, agency }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const saving = useSavedFile();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="stack">
      <h2 ref={head} tabIndex={-1}>
        {t('agencies.prepared.title', { agency })}
      </h2>
      <Notice kind="success">{t('agencies.prepared.text', { name: prepared.name, size: formats.bytes(prepared.bytes) })}</Notice>
      <div className="actions">
        <Button variant="primary" isDisabled={saving.where !== null || saving.transfer.running} onPress={() => void saving.save(prepared)}>
          {t('agencies.prepared.save')}
        </Button>
      </div>
      <SavedFile saving={saving} />
      <h3>{t('agencies.prepared.nextTitle')}</h3>
      <ul className="stack-small measure next-steps">
        {(['key', 'receive', 'return', 'lost'] as const).map((step) => (
          <li key={step}>{t(`agencies.prepared.${step}`)}</li>
        ))}
      </ul>
    </div>
  );
}
