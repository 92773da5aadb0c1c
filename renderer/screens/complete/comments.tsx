import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commentThreads, provisionAbout } from '#core/answers/comment-threads';
import type { AppErrorBody } from '#core/contract/errors';
import type { Provision } from '#core/questionnaire/definition';
import { useSpeech } from '../../application/application-context';
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
  const writable = useWritable();
  const nameOf = usePlaceNames();
  const all = useAssessmentPart(({ document }) => document.comments);
  const [unfolded, setUnfolded] = useState(false);
  const threads = commentThreads({ comments: all }, (place) => provisionAbout(place) === provision.id);
  const open = threads.filter(({ first }) => !first.resolved).length;
  return (
    <Disclosure title={t('comments.title', { count: open })} onToggle={(isOpen) => isOpen && setUnfolded(true)}>
      <div className="stack">
        <p className="hint">{t('comments.hint')}</p>
        {threads.map((thread) => (
          <CommentThreadItem
            key={thread.id}
            thread={thread}
            about={thread.first.about === provision.id ? undefined : nameOf(thread.first.about)}
          />
        ))}
        {writable && unfolded && <AddComment provision={provision} />}
      </div>
    </Disclosure>
  );
}

/** Names every question that is asked, so that it is made when somebody is about to write. */
function AddComment({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const nameOf = usePlaceNames();
  const [about, setAbout] = useState(provision.id);
  const [text, setText] = useState('');
  const [error, setError] = useState<AppErrorBody | null>(null);
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
  const places = useAssessmentPart(() => [provision.id, ...provision.questions.filter((id) => session.live.isAsked(id))].join(' '));
  return (
    <>
      <Select
        label={t('comments.about')}
        compact
        choices={places.split(' ').map((id) => ({ id, label: nameOf(id) }))}
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
  );
}

function usePlaceNames(): (place: string) => string {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { index } = useSession();
  return (place) => {
    const question = index.question.get(place);
    return question ? words(`question/${question.wording}/label`).text : t('comments.whole');
  };
}
