import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { provisionsOfChange } from '#core/answers/audit-trail';
import type { Change } from '#core/answers/change';
import { recordText, type TellingWords } from '#core/answers/record-text';
import type { HistoryChange, HistoryLine } from '#core/contract/operations';
import { useApplication, useSpeech } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Button } from '../../components/button';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';

/** Changes of one line that are shown until the rest is asked for: a merge may hold hundreds. */
const FIRST = 5;

/** Who changed what, when, from what to what, and how it came about; the newest line first. */
export function JournalTable({ lines }: { readonly lines: readonly HistoryLine[] }): ReactNode {
  const { t } = useTranslation();
  const punctuation = useFormats();
  const { words } = useApplication();
  const { index, document } = useAssessment();
  const telling = useMemo<TellingWords>(
    () => ({
      question: (id) => index.question.get(id),
      words: (key) => words(key).text,
      label: (key) => t(key),
      evidence: document.evidence,
      punctuation,
    }),
    [index, words, t, document.evidence, punctuation],
  );
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('journal.title')}>
      <table className="data-table journal-table">
        <caption className="visually-hidden">{t('journal.title')}</caption>
        <thead>
          <tr>
            {(['when', 'who', 'what', 'before', 'after', 'origin'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`journal.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {lines.map((line) => (
          <LineRows key={line.seq} line={line} telling={telling} />
        ))}
      </table>
    </div>
  );
}

function LineRows({ line, telling }: { readonly line: HistoryLine; readonly telling: TellingWords }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const shown = all ? line.changes : line.changes.slice(0, FIRST);
  const hidden = line.changes.length - shown.length;
  return (
    <tbody className="journal-line">
      {shown.map((change, place) => (
        <tr key={`${change.collection} ${change.key}`}>
          {place === 0 && (
            <>
              <th scope="rowgroup" rowSpan={shown.length + (hidden > 0 ? 1 : 0)} className="journal-when">
                <time dateTime={line.at}>{formats.dateTime(line.at)}</time>
              </th>
              <td rowSpan={shown.length + (hidden > 0 ? 1 : 0)}>
                <bdi translate="no">{line.by.name || t('comments.somebody')}</bdi>
                {line.by.role && (
                  <span className="small muted journal-role">
                    <bdi translate="no">{line.by.role}</bdi>
                  </span>
                )}
              </td>
            </>
          )}
          <ChangeCells change={change} line={line} telling={telling} />
        </tr>
      ))}
      {hidden > 0 && (
        <tr>
          <td colSpan={4}>
            <Button variant="quiet" className="button-inline" onPress={() => setAll(true)}>
              {t('journal.and', { count: hidden })}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface ChangeProps {
  readonly change: HistoryChange;
  readonly line: HistoryLine;
  readonly telling: TellingWords;
}

function ChangeCells({ change, line, telling }: ChangeProps): ReactNode {
  const { t } = useTranslation();
  const whole = { ...change, before: change.before ?? null, after: change.after ?? null } as Change;
  const side = (which: 'before' | 'after'): ReactNode => {
    if (change.erased) return <span className="muted">{t('journal.erased')}</span>;
    const text = recordText(whole, which, telling);
    if (text === '') return <span className="muted">{t('journal.nothing')}</span>;
    return (
      <span className="text" dir="auto" translate="no">
        {text}
      </span>
    );
  };
  return (
    <>
      <td>
        <What change={whole} telling={telling} />
      </td>
      <td>{side('before')}</td>
      <td>{side('after')}</td>
      <td>
        {t(`journal.origin.${originOf(line, whole)}`)}
        {line.erases && <span className="small muted journal-role">{t('journal.reason', { reason: line.erases.reason })}</span>}
      </td>
    </>
  );
}

/** What kind of record it is, of which provision, and the question in words. */
function What({ change, telling }: { readonly change: Change; readonly telling: TellingWords }): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session, index } = useAssessment();
  const { collection, key } = change;
  const asked = collection === 'answers' ? telling.question(key) : undefined;
  const places = provisionsOfChange(change);
  return (
    <>
      <span className="small muted">{t(`journal.kind.${collection}`)}</span>{' '}
      {places.map((place) =>
        index.provision.has(place) ? (
          <RouteLink key={place} to={{ screen: 'complete', assessment: session.id, at: asked ? key : place }}>
            <Reference>{fullReference(place)}</Reference>
          </RouteLink>
        ) : (
          <Reference key={place}>{fullReference(place)}</Reference>
        ),
      )}
      {asked && (
        <span className="journal-question">
          <PhraseText phrase={words(`question/${asked.wording}/label`)} />
        </span>
      )}
    </>
  );
}

function originOf(line: HistoryLine, { collection, after }: Change): string {
  if (line.erases) return 'erased';
  if (line.undoes !== undefined) return 'undone';
  if (line.redoes !== undefined) return 'redone';
  return collection === 'answers' && after && 'origin' in after ? after.origin.kind : 'entered';
}
