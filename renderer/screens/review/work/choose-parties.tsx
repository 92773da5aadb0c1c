import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewersProblem } from '#core/review/fold-review';
import type { Enrolment } from '#core/register/enrolment';
import { useApplication } from '../../../application/application-context';
import { Checkbox } from '../../../components/checkbox';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Notice } from '../../../components/notice';
import { RouteLink } from '../../../components/route-link';
import { useReviewKeys } from './use-review-keys';

/** Enrolled keys of the parties to a review, and which reviewing States are Parties to the instrument. */
export interface ChosenParties {
  readonly reviewers: readonly { readonly key: string; readonly party: boolean }[];
  readonly reviewed: readonly string[];
}

interface Props {
  readonly state: string;
  readonly practice: boolean;
  readonly value: ChosenParties;
  readonly onChange: (value: ChosenParties) => void;
}

/** Two States review; where one of them is not a Party, another joins. The State under review answers under its own key. */
export function ChooseParties({ state, practice, value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const keys = useReviewKeys(state, practice);
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (keys.status === 'loading') return <Loading />;
  const { reviewing, reviewed } = keys.value;
  const named = ({ card, fingerprint }: Enrolment): string =>
    `${stateName(card.state ?? '')} · ${card.holder} · ${fingerprint.slice(0, 9)} (${t(`key.purposes.${card.purpose}`)})`;
  const stateOf = (key: string): string => {
    const found = reviewing.find((each) => each.key === key);
    return stateName(found?.card.state ?? '');
  };
  const chosenStates = [...new Map(value.reviewers.map(({ key, party }) => [stateOf(key), { party }])).values()];
  const problem = reviewersProblem(chosenStates);
  return (
    <div className="stack">
      {reviewing.length === 0 ? (
        <Notice kind="warning">
          {t('review.work.noReviewers')} <RouteLink to={{ screen: 'secretariat', part: 'cards' }}>{t('secretariat.cards.tab')}</RouteLink>
        </Notice>
      ) : (
        <CheckboxGroup
          label={t('review.document.reviewers')}
          hint={t('review.work.reviewersHint')}
          choices={reviewing.map((each) => ({ id: each.key, label: <bdi>{named(each)}</bdi> }))}
          value={value.reviewers.map(({ key }) => key)}
          onChange={(chosen) =>
            onChange({
              ...value,
              reviewers: chosen.map((key) => value.reviewers.find((each) => each.key === key) ?? { key, party: true }),
            })
          }
        />
      )}
      {value.reviewers.map(({ key, party }) => (
        <Checkbox
          key={key}
          checked={party}
          onChange={(checked) =>
            onChange({ ...value, reviewers: value.reviewers.map((each) => (each.key === key ? { key, party: checked } : each)) })
          }
        >
          {t('review.work.isParty', { state: stateOf(key) })}
        </Checkbox>
      ))}
      {problem !== null && reviewing.length > 0 && <Notice kind="warning">{t(`review.work.reviewersProblem.${problem}`)}</Notice>}
      {reviewed.length === 0 ? (
        <Notice kind="warning">
          {t('review.work.noReviewed')} <RouteLink to={{ screen: 'secretariat', part: 'cards' }}>{t('secretariat.cards.tab')}</RouteLink>
        </Notice>
      ) : (
        <CheckboxGroup
          label={t('review.work.reviewedKeys')}
          hint={t('review.work.reviewedKeysHint')}
          choices={reviewed.map((each) => ({ id: each.key, label: <bdi>{named(each)}</bdi> }))}
          value={value.reviewed}
          onChange={(chosen) => onChange({ ...value, reviewed: chosen })}
        />
      )}
    </div>
  );
}
