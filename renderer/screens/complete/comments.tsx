import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commentThreads, provisionAbout } from '#core/answers/comment-threads';
import type { AppErrorBody } from '#core/contract/errors';
import type { Provision } from '#core/questionnaire/definition';
import { useApplication } from '../../application/application-context';
import { useAssessmentPart, useSession, useWritable } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { Disclosure } from '../../components/disclosure';
import { ErrorNotice } from '../../components/error-notice';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { CommentThreadItem } from './comment-thread';

/** What colleagues say among themselves about a provision and its questions: apart from the answers, in threads. */
export function Comments({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index } = useSession();
  const writable = useWritable();
  const all = useAssessmentPart(({ document }) => document.comments);
  const [about, setAbout] = useState(provision.id);
  const [text, setText] = useState('');
  const [error, setError] = useState<AppErrorBody | null>(null);
  const threads = commentThreads({ comments: all }, (place) => provisionAbout(place) === provision.id);
  const open = threads.filter(({ first }) => !first.resolved).length;
  const nameOf = (place: string): string => {
    const question = index.question.get(place);
    return question ? words(`question/${question.wording}/label`).text : t('comments.whole');
  };
  const add = async (): Promise<void> => {
    const result = await session.write('comments.save', {
      comment: crypto.randomUUID(),
      base: 0,
      about,
      text: text.trim(),
      resolved: false,
    });
    setError(result.ok ? null : result.error);
    if (result.ok) setText('');
  };
  return (
    <Disclosure title={t('comments.title', { count: open })}>
      <div className="stack">
        <p className="hint">{t('comments.hint')}</p>
        {threads.map((thread) => (
          <CommentThreadItem
            key={thread.id}
            thread={thread}
            about={thread.first.about === provision.id ? undefined : nameOf(thread.first.about)}
          />
        ))}
        {writable && (
          <>
            <Select
              label={t('comments.about')}
              compact
              choices={[provision.id, ...provision.questions.filter((id) => session.live.isAsked(id))].map((id) => ({
                id,
                label: nameOf(id),
              }))}
              value={about}
              onChange={(next: string) => setAbout(next)}
            />
            <TextField label={t('comments.new')} lines={2} value={text} onChange={setText} />
            {error && <ErrorNotice error={error} />}
            <div>
              <Button isDisabled={text.trim() === ''} onPress={() => void add()}>
                {t('comments.add')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Disclosure>
  );
}
