import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyOverview } from '#core/agencies/agency-overview';
import { Dialog } from '../../components/dialog';
import { Reference } from '../../components/reference';
import { WhoAndWhen } from '../../agencies/who-and-when';
import { useFormats } from '../../hooks/use-formats';
import { shownReference } from '../../agencies/shown-reference';

interface Props {
  readonly agency: AgencyOverview;
  readonly onClose: () => void;
}

/** Everything that went to an agency and came back: files, instructions, what was asked back, contributions. */
export function PackagesSent({ agency, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Dialog title={t('agencies.filesOf', { agency: agency.agency })} isOpen onClose={onClose} wide>
      <div className="stack">
        {agency.instructions && (
          <section className="stack-small">
            <h3>{t('agencies.new.instructions')}</h3>
            <p className="text" dir="auto" translate="no">
              {agency.instructions}
            </p>
          </section>
        )}
        <section className="stack-small">
          <h3>{t('agencies.table.sent')}</h3>
          <ul className="plain-list stack-small">
            {agency.packages.map(({ id, at, fileName, asks }) => (
              <li key={id}>
                {formats.dateTime(at)}
                {fileName && (
                  <>
                    {' · '}
                    <bdi translate="no">{fileName}</bdi>
                  </>
                )}
                {asks && (
                  <ul>
                    {asks.map(({ about, text }) => (
                      <li key={`${about} ${text}`}>
                        <Reference>{shownReference(about)}</Reference>{' '}
                        <span dir="auto" translate="no">
                          {text}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section className="stack-small">
          <h3>{t('agencies.table.returned')}</h3>
          {agency.returned.length === 0 && <p className="muted">{t('agencies.nothingYet')}</p>}
          <ul className="plain-list stack-small">
            {agency.returned.map(({ digest, number, by, writtenAt, receivedAt, answers, replaced }) => (
              <li key={digest}>
                {t('agencies.contributionNumber', { number: formats.number(number) })} · {t('agencies.answers', { count: answers })}
                {replaced && ` · ${t('agencies.replaced')}`}
                <br />
                <WhoAndWhen by={by} at={writtenAt} />
                <span className="small muted">
                  {' · '}
                  {t('agencies.takenInAt', { at: formats.dateTime(receivedAt) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
