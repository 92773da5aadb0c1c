import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedSeries } from '#core/contract/operations';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import type { TrendRow } from '#core/comparison/trend';
import { useApplication } from '../../../application/application-context';
import { Checkbox } from '../../../components/checkbox';
import { DataTable } from '../../../components/data-table';
import { PhraseText } from '../../../components/phrase-text';
import { Button } from '../../../components/button';
import { Reference } from '../../../components/reference';
import { Select } from '../../../components/select';
import { ChangeWord } from '../../../comparison/change-word';
import { useFormats } from '../../../hooks/use-formats';
import { useArrivalFocus } from '../../../hooks/use-arrival-focus';
import { ComparedAnswer } from '../../../comparison/compared-answer';
import { ComparisonView } from '../../../comparison/comparison-view';
import { KeptBackNotice } from '../../../comparison/kept-back-notice';
import { submissionSide, type SubmissionSide } from '../../../comparison/submission-side';
import { SaveDocument } from '../save-document';
import { SubmissionHead } from './submission-head';
import { AnswersBehind } from './answers-behind';

const WHOLE = 'whole';
const TABLE = 'table';

interface Props {
  readonly series: ComparedSeries;
  /** Titles of exercises in between of which nothing stands here. */
  readonly skipped: readonly string[];
}

/** What the State said of each provision, exercise by exercise, with what changed; any step of it in detail. */
export function TrendView({ series, skipped }: Props): ReactNode {
  const { t } = useTranslation();
  const { language, stateName, words } = useApplication();
  const formats = useFormats();
  const title = useArrivalFocus<HTMLHeadingElement>();
  const { submissions, editions, steps, whole, trend } = series;
  const [detail, setDetail] = useState(TABLE);
  const [onlyChanges, setOnlyChanges] = useState(false);
  const [behind, setBehind] = useState<TrendRow | null>(null);
  const sides = useMemo(() => {
    const asked = editions.map(({ questionnaire }) => unpackQuestionnaire(questionnaire));
    return submissions.map(({ edition, evidence }) =>
      submissionSide(asked[edition]!, editions[edition]!.wording, evidence, language, words),
    );
  }, [submissions, editions, language, words]);
  const replaced = new Set(submissions.map(({ claims }) => claims.replaces));
  const heads = submissions.map((submission, at) => (
    <SubmissionHead key={at} claims={submission.claims} replaced={replaced.has(submission.digest)} />
  ));
  const rows = trend.rows.filter(
    ({ cells }) => !onlyChanges || cells.some((cell) => cell.kind === 'asked' && cell.change !== undefined && cell.change !== 'unchanged'),
  );
  const compared = detail === TABLE ? undefined : detail === WHOLE ? whole : steps[Number(detail)];
  const [from, to] = detail === WHOLE ? [0, submissions.length - 1] : [Number(detail), Number(detail) + 1];
  const [then, now] = [submissions[from], submissions[to]];
  const nameOf = (place: number): string => submissions[place]?.claims.exerciseTitle ?? '';
  const step = (id: string, one: number, other: number) => ({
    id,
    label: `${nameOf(one)} → ${nameOf(other)}`,
    text: `${nameOf(one)} → ${nameOf(other)}`,
  });
  return (
    <div className="stack">
      <h2 ref={title} tabIndex={-1}>
        {stateName(submissions[0]!.claims.state)}{' '}
        {submissions.some(({ claims }) => claims.practice) && <span className="practice-tag">{t('common.practice')}</span>}
      </h2>
      <KeptBackNotice keptBack={series.keptBack} named />
      <p className="measure">{t('review.trend.honest')}</p>
      {skipped.length > 0 && <p className="measure">{t('review.trend.gap', { exercises: skipped.join(formats.semicolon) })}</p>}
      <div className="stack screen-only">
        <Select
          label={t('review.trend.step')}
          choices={[
            { id: TABLE, label: t('review.trend.none'), text: t('review.trend.none') },
            ...steps.flatMap(({ instruments }, at) => (instruments.length > 0 ? [step(String(at), at, at + 1)] : [])),
            ...(whole && whole.instruments.length > 0 ? [step(WHOLE, 0, submissions.length - 1)] : []),
          ]}
          value={detail}
          onChange={setDetail}
        />
      </div>
      {compared && then && now ? (
        <ComparisonView
          key={detail}
          within
          compared={{
            comparison: compared,
            questionnaires: { older: editions[then.edition]!.questionnaire, newer: editions[now.edition]!.questionnaire },
            wording: { older: editions[then.edition]!.wording, newer: editions[now.edition]!.wording },
          }}
          actions={(filter) => (
            <SaveDocument
              operation="comparison.write"
              request={{ of: [{ digest: then.digest }, { digest: now.digest }], what: 'comparison', filter }}
            />
          )}
        />
      ) : (
        <>
          <div className="stack screen-only">
            <Checkbox checked={onlyChanges} onChange={setOnlyChanges}>
              {t('review.trend.onlyChanges')}
            </Checkbox>
            <SaveDocument operation="comparison.write" request={{ of: submissions.map(({ digest }) => ({ digest })), what: 'trend' }} />
          </div>
          <DataTable
            caption={t('review.trend.table')}
            rows={rows}
            rowKey={({ provision }) => provision}
            columns={[
              {
                id: 'provision',
                header: t('document.column.provision'),
                rowHeader: true,
                cell: (row) => (
                  <Button
                    variant="quiet"
                    className="link-button"
                    aria-label={t('review.trend.behind', { reference: row.provision })}
                    onPress={() => setBehind(row)}
                  >
                    <Reference>{row.provision}</Reference>
                  </Button>
                ),
              },
              ...heads.map((header, at) => ({
                id: String(at),
                header,
                cell: (row: TrendRow) => <TrendCellText row={row} at={at} side={sides[at]!} />,
              })),
            ]}
          />
          {behind && (
            <AnswersBehind
              row={behind}
              keptBack={series.keptBack}
              submissions={submissions}
              sides={sides}
              onClose={() => setBehind(null)}
            />
          )}
        </>
      )}
    </div>
  );
}

function TrendCellText({ row, at, side }: { readonly row: TrendRow; readonly at: number; readonly side: SubmissionSide }): ReactNode {
  const { t } = useTranslation();
  const cell = row.cells[at];
  if (cell?.kind !== 'asked') return <span className="hint">{t(`review.trend.${cell?.kind ?? 'not-asked'}`)}</span>;
  const question = side.question(cell.question);
  const value = cell.answer?.value;
  return (
    <>
      {cell.answer?.standing === 'answered' && question?.type === 'status' && typeof value === 'string' ? (
        <PhraseText phrase={side.words(`scale/${question.scale}/${value}`)} />
      ) : (
        <ComparedAnswer answer={cell.answer} question={question} side={side} />
      )}
      {cell.became && <div className="hint">{t(`review.trend.became.${cell.became}`)}</div>}
      {cell.change && (
        <div>
          <ChangeWord kind={cell.change} />
        </div>
      )}
    </>
  );
}
