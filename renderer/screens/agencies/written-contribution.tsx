import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commission } from '#core/answers/work-package';
import type { WrittenContributionFile } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Disclosure } from '../../components/disclosure';
import { Notice } from '../../components/notice';
import { SavedFile } from '../../components/saved-file';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';

interface Props {
  readonly written: WrittenContributionFile;
  readonly commission: Commission;
}

/** The file is there: its name, size and content, and where it goes. */
export function WrittenContribution({ written, commission }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const saving = useSavedFile();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="stack" aria-labelledby="written">
      <h2 id="written" ref={head} tabIndex={-1}>
        {t('agencies.mine.written')}
      </h2>
      <Notice kind="success">
        {t('agencies.mine.writtenText', {
          name: written.name,
          size: formats.bytes(written.bytes),
          answers: written.answers,
          comments: written.comments,
        })}
      </Notice>
      <div className="actions">
        <Button variant="primary" isDisabled={saving.where !== null || saving.transfer.running} onPress={() => void saving.save(written)}>
          {t('agencies.mine.save')}
        </Button>
      </div>
      <SavedFile saving={saving} />
      <h3>{t('agencies.mine.nextTitle')}</h3>
      <p className="measure">
        {t('agencies.mine.nextText', { who: commission.from.name || t('comments.somebody') })} {t('agencies.mine.nextAgain')}
      </p>
    </section>
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
