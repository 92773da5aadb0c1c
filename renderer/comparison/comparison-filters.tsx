import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BECAME, CHANGE_KINDS } from '#core/comparison/comparison';
import type { ComparisonFilter } from '#core/comparison/filter';
import { OBLIGATION_LEVELS, type Questionnaire } from '#core/questionnaire/definition';
import { useApplication } from '../application/application-context';
import type { Choice } from '../components/choice';
import { Disclosure } from '../components/disclosure';
import { phraseChoice } from '../components/phrase-choice';
import { Select } from '../components/select';
import { TextField } from '../components/text-field';

interface Props {
  readonly filter: ComparisonFilter;
  readonly onChange: (filter: ComparisonFilter) => void;
  readonly questionnaire: Questionnaire;
  readonly instruments: readonly string[];
}

type Listed = Exclude<keyof ComparisonFilter, 'words'>;
const ALL = 'all';

/** Narrows what is shown, and what is kept as a document. */
export function ComparisonFilters({ filter, onChange, questionnaire, instruments }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const inScope = questionnaire.provisions.filter(({ instrument }) => instruments.includes(instrument));
  const clusters = questionnaire.clusters.filter(({ id }) => inScope.some(({ cluster }) => cluster === id));
  const articles = questionnaire.articles.filter(({ instrument }) => instruments.includes(instrument));
  const one = (name: Listed, label: string, choices: readonly Choice<string>[]): ReactNode => (
    <Select
      label={label}
      choices={[{ id: ALL, label: t('review.filter.all') }, ...choices]}
      value={filter[name].length === 1 ? (filter[name][0] ?? ALL) : ALL}
      onChange={(id) => onChange({ ...filter, [name]: id === ALL ? [] : [id] })}
    />
  );
  return (
    <Disclosure title={t('review.filter.title')}>
      <div className="choose-pair">
        {one(
          'kinds',
          t('review.filter.kinds'),
          CHANGE_KINDS.map((id) => ({ id, label: t(`change.${id}`) })),
        )}
        {one(
          'became',
          t('review.filter.became'),
          BECAME.map((id) => ({ id, label: t(`became.${id}`) })),
        )}
        {instruments.length > 1 &&
          one(
            'instruments',
            t('review.filter.instrument'),
            instruments.map((id) => phraseChoice(id, words(`instrument/${id}/short-title`))),
          )}
        {one(
          'clusters',
          t('review.filter.cluster'),
          clusters.map(({ id }) => phraseChoice(id, words(`cluster/${id}`))),
        )}
        {one(
          'articles',
          t('review.filter.article'),
          articles.map(({ id, instrument, number }) => ({ id, label: `${instrument} ${number}` })),
        )}
        {one(
          'levels',
          t('review.filter.level'),
          OBLIGATION_LEVELS.map((id) => ({ id, label: t(`level.${id}`) })),
        )}
        <TextField
          label={t('review.filter.words')}
          type="search"
          value={filter.words}
          onChange={(value) => onChange({ ...filter, words: value })}
          maxLength={200}
        />
      </div>
    </Disclosure>
  );
}
