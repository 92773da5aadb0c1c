import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreparedPackage } from '#core/contract/operations';
import { useFormats } from '../../hooks/use-formats';
import { WrittenFile } from './written-file';

interface Props {
  readonly prepared: PreparedPackage;
  readonly agency: string;
}

/** The work package is there, and how to hand it over, since it holds a key. */
export function Prepared({ prepared, agency }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <WrittenFile
      file={prepared}
      title={t('agencies.prepared.title', { agency })}
      text={t('agencies.prepared.text', { name: prepared.name, size: formats.bytes(prepared.bytes) })}
      saveLabel={t('agencies.prepared.save')}
    >
      <h3>{t('agencies.prepared.nextTitle')}</h3>
      <ul className="stack-small measure next-steps">
        {(['key', 'receive', 'return', 'lost'] as const).map((step) => (
          <li key={step}>{t(`agencies.prepared.${step}`)}</li>
        ))}
      </ul>
    </WrittenFile>
  );
}
