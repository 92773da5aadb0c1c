import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shownReference } from '../../agencies/shown-reference';
import { WhoAndWhen } from '../../agencies/who-and-when';
import { useAssessmentPart } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { Reference } from '../../components/reference';

interface Props {
  /** Ids of those that go along. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Comments are between colleagues: none goes along unless it is chosen. */
export function ChooseComments({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const comments = useAssessmentPart(({ document }) => document.comments);
  const all = Object.entries(comments).toSorted(([, one], [, other]) => one.at.localeCompare(other.at));
  if (all.length === 0) return <p className="muted">{t('agencies.mine.commentsNone')}</p>;
  return (
    <div className="stack-small">
      <CheckboxGroup
        label={t('agencies.mine.comments')}
        hint={t('agencies.mine.commentsHint')}
        choices={all.map(([id, { about, text, by, at }]) => ({
          id,
          label: (
            <>
              <Reference>{shownReference(about)}</Reference>{' '}
              <span dir="auto" translate="no">
                {text}
              </span>
            </>
          ),
          hint: <WhoAndWhen by={by} at={at} />,
        }))}
        value={value}
        onChange={onChange}
      />
      {all.length > 1 && (
        <div>
          <Button variant="quiet" isDisabled={value.length === all.length} onPress={() => onChange(all.map(([id]) => id))}>
            {t('agencies.mine.commentsAll')}
          </Button>
        </div>
      )}
    </div>
  );
}
