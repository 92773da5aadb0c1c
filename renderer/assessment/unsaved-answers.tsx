import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { useAnnouncer } from '../components/announcer';
import { Button } from '../components/button';
import { Notice } from '../components/notice';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
import { useAssessment } from './assessment-context';
import { fullReference } from './provision-reference';
import { useAnswerSummary } from './use-answer-summary';

/** With the program gone: whether everything is saved, and otherwise what is not, to be copied into the next window. */
export function UnsavedAnswers(): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index } = useAssessment();
  const { showToast } = useAnnouncer();
  const summary = useAnswerSummary();
  const unsaved = session.unsaved().flatMap(({ question: id, content }) => {
    const question = index.question.get(id);
    if (!question) return [];
    return {
      id,
      reference: fullReference(question.provision),
      label: words(`question/${question.wording}/label`),
      text: summary(question, content),
    };
  });
  if (unsaved.length === 0) return <Notice kind="success">{t('session.allSaved')}</Notice>;

  const copy = async (): Promise<void> => {
    const text = unsaved.map((answer) => `${answer.reference} · ${answer.label.text}\n${answer.text}`).join('\n\n');
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    showToast(t(copied ? 'session.copied' : 'session.copyFailed'));
  };
  return (
    <Notice
      kind="warning"
      title={t('session.unsavedTitle')}
      announce
      actions={<Button onPress={() => void copy()}>{t('session.copy')}</Button>}
    >
      <p>{t('session.unsavedHint')}</p>
      <dl className="unsaved-answers">
        {unsaved.map(({ id, reference, label, text }) => (
          <div key={id}>
            <dt>
              <Reference>{reference}</Reference> <PhraseText phrase={label} />
            </dt>
            <dd className="text" translate="no">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
