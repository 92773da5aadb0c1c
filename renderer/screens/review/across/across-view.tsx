import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { byStateName } from '#core/comparison/across-states';
import type { ComparedStates } from '#core/contract/operations';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { useApplication } from '../../../application/application-context';
import { DataTable, type DataColumn } from '../../../components/data-table';
import { Disclosure } from '../../../components/disclosure';
import { PhraseText } from '../../../components/phrase-text';
import { Reference } from '../../../components/reference';
import { useArrivalFocus } from '../../../hooks/use-arrival-focus';
import { ComparedAnswer } from '../../../comparison/compared-answer';
import { KeptBackNotice, ReleaseOf } from '../../../comparison/kept-back-notice';
import { submissionSide, type SubmissionSide } from '../../../comparison/submission-side';

type Row = ComparedStates['states'][number] & { readonly side: SubmissionSide; readonly kept?: ComparedStates['keptBack'][number] };

/** Question by question, a row a State; the order is that of the names and nothing else. */
export function AcrossView({ compared, provision }: { readonly compared: ComparedStates; readonly provision: string }): ReactNode {
  const { t } = useTranslation();
  const { language, stateName, words } = useApplication();
  const title = useArrivalFocus<HTMLHeadingElement>();
  const rows = useMemo((): readonly Row[] => {
    const asked = compared.editions.map(({ questionnaire }) => unpackQuestionnaire(questionnaire));
    const kept = new Map(compared.keptBack.map((each) => [each.digest, each]));
    return byStateName(compared.states, stateName, language).map((state) => ({
      ...state,
      ...(kept.has(state.digest) && { kept: kept.get(state.digest)! }),
      side: submissionSide(asked[state.edition]!, compared.editions[state.edition]!.wording, state.evidence, language, words),
    }));
  }, [compared, language, stateName, words]);
  const locals = useMemo(() => questionsAnswered(compared), [compared]);
  return (
    <section className="stack" aria-labelledby="across">
      <h2 id="across" ref={title} tabIndex={-1}>
        <Reference>{provision.replace(':', ' ')}</Reference> <PhraseText phrase={words(`provision/${provision}/subject`)} />
      </h2>
      <KeptBackNotice keptBack={compared.keptBack} />
      {rows.some(({ claims }) => claims.practice) && <p className="practice-tag">{t('common.practice')}</p>}
      {locals.map((local, at) => (
        <Disclosure key={local} title={<Label rows={rows} local={local} />} open={at === 0}>
          <StatesTable rows={rows} local={local} />
        </Disclosure>
      ))}
      {locals.length === 0 && <p className="hint">{t('review.noAnswer')}</p>}
    </section>
  );
}

/** What any State answered, by the end of the question's id, in the order in which it is asked: not in that of the answers. */
function questionsAnswered({ states, editions }: ComparedStates): readonly string[] {
  const answered = new Set(states.flatMap(({ provision = '', answers }) => Object.keys(answers).map((id) => id.slice(provision.length))));
  const asked = editions.flatMap(({ questionnaire }, edition) => {
    const own = new Set(states.flatMap((state) => (state.edition === edition ? (state.provision ?? []) : [])));
    return unpackQuestionnaire(questionnaire).questions.flatMap(({ id, provision }) =>
      own.has(provision) ? [id.slice(provision.length)] : [],
    );
  });
  return [...new Set([...asked, ...answered])].filter((local) => answered.has(local));
}

function Label({ rows, local }: { readonly rows: readonly Row[]; readonly local: string }): ReactNode {
  const { t } = useTranslation();
  const row = rows.find(({ provision, answers }) => provision !== undefined && Object.hasOwn(answers, provision + local));
  const question = row?.side.question((row.provision ?? '') + local);
  if (!row || !question) return local;
  return question.type === 'status' ? t('question.status') : <PhraseText phrase={row.side.words(`question/${question.wording}/label`)} />;
}

function StatesTable({ rows, local }: { readonly rows: readonly Row[]; readonly local: string }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const columns: readonly DataColumn<Row>[] = [
    {
      id: 'state',
      header: t('review.trend.state'),
      rowHeader: true,
      cell: ({ claims, kept }) => (
        <>
          {stateName(claims.state)}
          {kept && (
            <div className="hint">
              <ReleaseOf of={kept} />
            </div>
          )}
        </>
      ),
    },
    {
      id: 'answer',
      header: t('document.column.answer'),
      cell: ({ provision, answers, side }) =>
        provision === undefined ? (
          <span className="hint">{t('review.trend.not-asked')}</span>
        ) : (
          <ComparedAnswer answer={answers[provision + local]} question={side.question(provision + local)} side={side} />
        ),
    },
  ];
  return <DataTable caption={t('review.across.states')} hideCaption columns={columns} rows={rows} rowKey={({ digest }) => digest} />;
}
