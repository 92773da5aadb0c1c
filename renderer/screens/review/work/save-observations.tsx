import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_DOCUMENT_FORMATS } from '#core/contract/operations/reviews';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { ErrorNotice } from '../../../components/error-notice';
import { Progress } from '../../../components/progress';
import { SavedFile } from '../../../components/saved-file';
import { Select } from '../../../components/select';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { LANGUAGE_NAMES } from '../../../localisation/direction';
import { useReviewWork } from './review-context';

/** Observations, requests and answers as a document, in any of the six languages. */
export function SaveObservations(): ReactNode {
  const { t } = useTranslation();
  const { language: shown } = useApplication();
  const { review } = useReviewWork();
  const task = useTask('reviews.document');
  const saving = useSavedFile();
  const [language, setLanguage] = useState<Language>(shown);
  const [outcome, setOutcome] = useState(false);
  const write = async (format: (typeof REVIEW_DOCUMENT_FORMATS)[number]): Promise<void> => {
    const result = await task.run({ review: review.review, format, language, content: outcome ? 'agreed' : 'all' });
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <section className="stack screen-only" aria-labelledby="save-observations">
      <h3 id="save-observations">{t('review.work.document')}</h3>
      <p className="measure">{t('review.work.documentHint')}</p>
      <Select
        label={t('review.work.documentLanguage')}
        choices={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <Checkbox checked={outcome} onChange={setOutcome} hint={t('review.work.outcomeHint')}>
        {t('review.work.outcome')}
      </Checkbox>
      <div className="actions">
        {REVIEW_DOCUMENT_FORMATS.map((format) => (
          <Button key={format} isDisabled={task.running} onPress={() => void write(format)}>
            {t(`review.work.saveAs.${format}`)}
          </Button>
        ))}
      </div>
      {task.running && (
        <Progress label={t('review.writing')} done={task.progress?.done ?? 0} total={task.progress?.total ?? 0} onCancel={task.cancel} />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
    </section>
  );
}
