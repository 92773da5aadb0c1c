import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  analyseDraft,
  CATEGORIES,
  CHALLENGES,
  countOptions,
  groupNeeds,
  KINDS_OF_NEED,
  NEEDS_COUNTS,
  optionsOf,
  PIVOTS,
  PROVIDERS,
  STEPS,
  type AnalysisPivot,
  type KindOfNeed,
  type NeedsCount,
  type ProvisionNeeds,
} from '#core/report/gap-analysis';
import { useAssessment } from '../../assessment/assessment-context';
import { useApplication } from '../../application/application-context';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PhraseText } from '../../components/phrase-text';
import { Select } from '../../components/select';
import { useFormats } from '../../hooks/use-formats';
import { BehindNumber, type Behind } from './behind-number';
import { CountCell } from './count-cell';
import { GroupName } from './group-name';
import { ProvisionLink } from './provision-link';

/** Where the answer behind each kind of number stands. */
const ANSWER_OF: Readonly<Record<NeedsCount | KindOfNeed, string>> = {
  gaps: 'status',
  challenges: CHALLENGES,
  steps: STEPS,
  needed: 'assistance-needed.needed',
  received: 'assistance-received.received',
  categories: CATEGORIES,
  providers: PROVIDERS,
};

/** Gaps, challenges, steps and assistance in figures; each number opens the answers behind it. It counts, it does not grade. */
export function NeedsAnalysis(): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, settings, document } = useAssessment();
  const formats = useFormats();
  const [by, setBy] = useState<AnalysisPivot>('instrument');
  const [instrument, setInstrument] = useState('all');
  const [behind, setBehind] = useState<Behind | null>(null);
  const { questionnaire, live } = session;
  const analysis = useMemo(() => {
    const all = analyseDraft(questionnaire, document, live);
    return { provisions: all.provisions.filter(({ provision }) => instrument === 'all' || provision.instrument === instrument) };
    // The live assessment is one object that moves with the document.
  }, [questionnaire, live, document, instrument]);
  const groups = groupNeeds(analysis, by).filter((group) => by !== 'article' || NEEDS_COUNTS.some((count) => group[count].length > 0));
  const show = (title: string, question: string, provisions: readonly ProvisionNeeds[]): void =>
    setBehind({ title, question, provisions: provisions.map(({ provision }) => provision.id) });
  const planned = analysis.provisions.flatMap(({ provision, steps }) =>
    steps.map((step, place) => ({ ...step, provision: provision.id, place })),
  );
  const most = Math.max(1, ...groups.flatMap((group) => NEEDS_COUNTS.map((count) => group[count].length)));
  return (
    <div className="stack">
      <p className="hint measure">{t('document.needs.note')}</p>
      <div className="field-row">
        <Select<AnalysisPivot>
          label={t('documents.by')}
          choices={PIVOTS.map((id) => ({ id, label: t(`document.needs.by.${id}`) }))}
          value={by}
          onChange={setBy}
        />
        {settings.instruments.length > 1 && (
          <Select
            label={t('check.instrument')}
            choices={[{ id: 'all', label: t('check.all') }, ...settings.instruments.map((code) => ({ id: code, label: code }))]}
            value={instrument}
            onChange={setInstrument}
          />
        )}
      </div>
      <DataTable
        caption={t(`document.needs.overview.${by}`)}
        rows={groups}
        rowKey={({ group }) => group}
        empty={t('document.needs.none')}
        columns={[
          {
            id: 'group',
            header: t(`document.needs.group.${by}`),
            rowHeader: true,
            cell: ({ group }) => <GroupName by={by} group={group} />,
          },
          { id: 'asked', header: t('document.needs.asked'), numeric: true, cell: ({ provisions }) => formats.number(provisions.length) },
          ...NEEDS_COUNTS.map((count) => ({
            id: count,
            header: t(`document.needs.count.${count}`),
            numeric: true,
            cell: (group: (typeof groups)[number]) => (
              <CountCell
                count={group[count].length}
                most={most}
                pattern={count}
                label={t(`document.needs.count.${count}`)}
                onShow={() => show(t(`document.needs.count.${count}`), ANSWER_OF[count], group[count])}
              />
            ),
          })),
        ]}
      />
      {behind && <BehindNumber key={behind.title} behind={behind} onClose={() => setBehind(null)} />}
      {KINDS_OF_NEED.map((kind) => {
        const counted = countOptions(analysis.provisions, kind, optionsOf(questionnaire, kind));
        if (counted.length === 0) return null;
        const top = Math.max(...counted.map(({ provisions }) => provisions.length));
        const name = (option: string) => words(`question/${ANSWER_OF[kind]}/option/${option}`);
        return (
          <DataTable
            key={kind}
            caption={t(`document.needs.${kind}`)}
            rows={counted}
            rowKey={({ option }) => option}
            columns={[
              {
                id: 'option',
                header: t(`document.needs.${kind}`),
                rowHeader: true,
                cell: ({ option }) => <PhraseText phrase={name(option)} />,
              },
              {
                id: 'number',
                header: t('document.needs.number'),
                numeric: true,
                cell: ({ option, provisions }) => (
                  <CountCell
                    count={provisions.length}
                    most={top}
                    pattern={kind}
                    label={name(option).text}
                    onShow={() => show(name(option).text, ANSWER_OF[kind], provisions)}
                  />
                ),
              },
            ]}
          />
        );
      })}
      {planned.length > 0 ? (
        <DataTable
          caption={t('document.needs.count.steps')}
          rows={planned}
          rowKey={({ provision, place }) => `${provision} ${place}`}
          columns={[
            {
              id: 'provision',
              header: t('document.needs.provision'),
              rowHeader: true,
              cell: ({ provision }) => <ProvisionLink provision={provision} question={STEPS} />,
            },
            {
              id: 'step',
              header: <PhraseText phrase={words(`question/${STEPS}/column/step`)} />,
              cell: ({ step }) => <bdi translate="no">{step}</bdi>,
            },
            {
              id: 'body',
              header: <PhraseText phrase={words(`question/${STEPS}/column/body`)} />,
              cell: ({ body }) => <bdi translate="no">{body}</bdi>,
            },
            {
              id: 'target',
              header: <PhraseText phrase={words(`question/${STEPS}/column/target`)} />,
              cell: ({ target }) => (target ? formats.date(target) : ''),
            },
            {
              id: 'stage',
              header: <PhraseText phrase={words(`question/${STEPS}/column/stage`)} />,
              cell: ({ stage }) => (stage ? <PhraseText phrase={words(`question/${STEPS}/column/stage/option/${stage}`)} /> : ''),
            },
          ]}
        />
      ) : (
        analysis.provisions.length === 0 && <EmptyState title={t('document.nothing')} />
      )}
    </div>
  );
}
