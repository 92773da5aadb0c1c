import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../components/text-field';
import { lacksReason } from '../missing-reasons';
import type { AnswerControl } from '../use-answer';

interface Props {
  readonly standing: 'not-known' | 'not-applicable';
  readonly answer: AnswerControl;
  readonly lines?: number;
  readonly readOnly: boolean;
}

/** Why something is not known or does not apply; marked for as long as it is missing. */
export function ReasonField({ standing, answer, lines, readOnly }: Props): ReactNode {
  const { t } = useTranslation();
  const { content, setContent, composition } = answer;
  return (
    <TextField
      label={
        <>
          {t(`standing.reason-${standing}`)} <span className="required-mark">({t('questions.required')})</span>
        </>
      }
      hint={t(`standing.reasonHint-${standing}`)}
      error={lacksReason(content) ? t('standing.reasonMissing') : undefined}
      required
      lines={lines}
      value={content.reason ?? ''}
      onChange={(reason) => setContent({ standing, reason }, true)}
      readOnly={readOnly}
      {...composition}
    />
  );
}
