import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isTable } from '#core/answers/answer';
import { forceOf } from '#core/answers/in-force';
import type { AnswerContent } from '#core/engine/live-assessment';
import type { Question } from '#core/questionnaire/definition';
import { useApplication } from '../application/application-context';
import { useFormats } from '../hooks/use-formats';
import { useAssessment } from './assessment-context';

/** An answer in one line of words, for places where it is shown and not entered. */
export function useAnswerSummary(): (question: Question, content: AnswerContent) => string {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { document } = useAssessment();
  const formats = useFormats();
  return useCallback(
    (question, { standing, value, reason }) => {
      if (standing !== 'answered' || value === undefined) return [t(`standing.${standing}`), reason].filter(Boolean).join(formats.colon);
      const option = (id: string): string => words(`question/${question.wording}/option/${id}`).text;
      if (question.type === 'status') return words(`scale/${question.scale}/${String(value)}`).text;
      if (typeof value === 'number') return formats.number(value);
      if (isTable(value)) return t('table.rowCount', { count: value.rows.length });
      if (typeof value === 'string')
        return question.type === 'choice' ? option(value) : question.type === 'date' ? formats.date(value) : value;
      const source = (id: string): string => {
        const evidence = document.evidence[id];
        const force = evidence && forceOf(evidence, document.settings['assessment']?.assessmentDate ?? '');
        if (!evidence || force === null || force === 'in-force') return evidence?.title ?? id;
        return `${evidence.title} (${t(force === 'not-yet' ? 'evidence.notInForce' : `evidence.stage.${force}`)})`;
      };
      return formats.list(value.map((id) => (question.type === 'citations' ? source(id) : option(id))));
    },
    [t, words, document, formats],
  );
}
