import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedContribution } from '#core/contract/operations';
import { WhoAndWhen } from '../../agencies/who-and-when';
import { Notice } from '../../components/notice';
import { useFormats } from '../../hooks/use-formats';
import { PlacesOf } from './places-of';

/** The verdict on one file in plain words, then what would go in, what differs, and what is left out and why. */
export function InspectedFile({ inspected }: { readonly inspected: InspectedContribution }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { report, goesIn, agrees, setAside, conflicts, leftOut, evidence, comments } = inspected;
  const good = report.verdict === 'new' || report.verdict === 'newer';
  const harmless = good || report.verdict === 'duplicate' || report.verdict === 'older';
  const reasons = [...new Set(leftOut.map(({ why }) => why))];
  return (
    <article className="inspected-file" aria-label={report.fileName}>
      <h3>
        <bdi translate="no">{report.fileName}</bdi>
      </h3>
      {report.agency !== undefined && (
        <p>
          {t('agencies.takeIn.from', { agency: report.agency, number: formats.number(report.number ?? 0) })}
          {report.by && report.writtenAt && (
            <>
              {' · '}
              <WhoAndWhen by={report.by} at={report.writtenAt} />
            </>
          )}
        </p>
      )}
      <Notice kind={good ? 'information' : harmless ? 'warning' : 'error'} announce>
        {t(`contributionVerdict.${report.verdict}`)} {inspected.held === undefined && t('agencies.takeIn.nothing')}
        {report.notes.map((note) => (
          <p key={note}>{t(`contributionNote.${note}`)}</p>
        ))}
      </Notice>
      {inspected.held !== undefined && (
        <ul className="inspected-counts">
          {goesIn.length > 0 && (
            <li>
              {t('agencies.takeIn.goesIn', { count: goesIn.length })} <PlacesOf questions={goesIn.map(({ question }) => question)} />
            </li>
          )}
          {agrees.length > 0 && (
            <li>
              {t('agencies.takeIn.agrees', { count: agrees.length })} <PlacesOf questions={agrees} />
            </li>
          )}
          {conflicts.length > 0 && (
            <li>
              {t('agencies.takeIn.differs', { count: conflicts.length })} <PlacesOf questions={conflicts.map(({ question }) => question)} />
            </li>
          )}
          {setAside.length > 0 && (
            <li>
              {t('agencies.takeIn.setAside', { count: setAside.length })} <PlacesOf questions={setAside} />
            </li>
          )}
          {reasons.map((why) => {
            const members = leftOut.filter((each) => each.why === why);
            return (
              <li key={why}>
                {t('agencies.takeIn.leftOut', { count: members.length })} {t(`leftOutAnswer.${why}`)}{' '}
                <PlacesOf questions={members.map(({ question }) => question)} />
              </li>
            );
          })}
          {evidence.entered + evidence.known > 0 && <li>{t('agencies.takeIn.evidence', evidence)}</li>}
          {comments > 0 && <li>{t('agencies.takeIn.comments', { count: comments })}</li>}
        </ul>
      )}
    </article>
  );
}
