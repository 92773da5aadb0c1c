import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SOURCE_LANGUAGE, wordsOf, type Words } from '#core/questionnaire/wording';
import { ApplicationContext, SpeechContext, useApplication, useSpeech } from '../application/application-context';
import { Loading } from '../components/loading';
import { useCall } from '../hooks/use-call';

/** Below it the questionnaire speaks in the words of the edition that the assessment asks, not in those of the installed one. */
export function WordsOfEdition({ edition, children }: { readonly edition: string | undefined; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const application = useApplication();
  const speech = useSpeech();
  const { language } = speech;
  const source = useCall('content.wording', { language: SOURCE_LANGUAGE, edition });
  const translated = useCall('content.wording', { language, edition });
  const english = source.status === 'done' ? source.value : null;
  const shown = translated.status === 'done' && translated.value.language !== SOURCE_LANGUAGE ? translated.value : undefined;
  const failed = source.status === 'failed';
  const waiting = translated.status === 'loading';
  const words = useMemo<Words | null>(() => {
    if (failed) return speech.words;
    return english && !waiting ? wordsOf(shown, english) : null;
  }, [english, shown, failed, waiting, speech.words]);
  const inner = useMemo(
    () => (words ? { application: { ...application, words }, speech: { ...speech, words } } : null),
    [application, speech, words],
  );
  if (!inner) return <Loading label={t('assessment.opening')} />;
  return (
    <SpeechContext.Provider value={inner.speech}>
      <ApplicationContext.Provider value={inner.application}>{children}</ApplicationContext.Provider>
    </SpeechContext.Provider>
  );
}
