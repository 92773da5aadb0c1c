import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commission } from '#core/answers/work-package';
import type { WrittenContributionFile } from '#core/contract/operations';
import { Disclosure } from '../../components/disclosure';
import { useFormats } from '../../hooks/use-formats';
import { WrittenFile } from './written-file';

interface Props {
  readonly written: WrittenContributionFile;
  readonly commission: Commission;
}

/** The contribution is there, and where it goes. */
export function WrittenContribution({ written, commission }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { name, bytes, answers, comments } = written;
  return (
    <WrittenFile
      file={written}
      title={t('agencies.mine.written')}
      text={t('agencies.mine.writtenText', { name, size: formats.bytes(bytes), answers, comments })}
      saveLabel={t('agencies.mine.save')}
    >
      <h3>{t('agencies.mine.nextTitle')}</h3>
      <p className="measure">
        {t('agencies.mine.nextText', { who: commission.from.name || t('comments.somebody') })} {t('agencies.mine.nextAgain')}
      </p>
    </WrittenFile>
  );
}

export function WrittenBefore({ commission: { written } }: { readonly commission: Commission }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (written.length === 0) return null;
  return (
    <Disclosure title={t('agencies.mine.before')}>
      <ul className="plain-list stack-small">
        {written.map(({ digest, number, fileName, at }) => (
          <li key={digest}>
            {t('agencies.contributionNumber', { number: formats.number(number) })} · <bdi translate="no">{fileName}</bdi> ·{' '}
            {formats.dateTime(at)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
