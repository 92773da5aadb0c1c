import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentThread } from '#core/answers/comment-threads';
import type { AppErrorBody } from '#core/contract/errors';
import { useSession, useWritable } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { TextField } from '../../components/text-field';
import { CommentText } from './comment-text';

interface Props {
  readonly thread: CommentThread;
  /** The question in words; absent: the provision as a whole. */
  readonly about: string | undefined;
}

/** A comment, the replies to it, and whether the matter is settled. */
export function CommentThreadItem({ thread, about }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const [replying, setReplying] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState<AppErrorBody | null>(null);
  const { id, first, replies } = thread;
  const somebody = first.by.name || t('comments.somebody');
  const write = async (work: ReturnType<typeof session.write<'comments.save'>>): Promise<boolean> => {
    const result = await work;
    setError(result.ok ? null : result.error);
    return result.ok;
  };
  const settle = (): Promise<boolean> =>
    write(
      session.write('comments.save', {
        comment: id,
        base: first.revision,
        about: first.about,
        text: first.text,
        resolved: !first.resolved,
      }),
    );
  const reply = async (): Promise<void> => {
    const content = { about: first.about, text: text.trim(), resolved: false, replyTo: id };
    if (!(await write(session.write('comments.save', { comment: crypto.randomUUID(), base: 0, ...content })))) return;
    setText('');
    setReplying(false);
  };
  return (
    <section className={first.resolved ? 'comment comment-resolved' : 'comment'} aria-label={t('comments.replyTo', { who: somebody })}>
      {about && (
        <p className="small">
          <strong>{about}</strong>
        </p>
      )}
      <CommentText id={id} comment={first} onError={setError} />
      {replies.length > 0 && (
        <ol className="comment-replies">
          {replies.map(([replyId, answer]) => (
            <li key={replyId}>
              <CommentText id={replyId} comment={answer} onError={setError} />
            </li>
          ))}
        </ol>
      )}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {writable && !replying && (
        <div className="row">
          {!first.resolved && (
            <Button variant="quiet" className="button-inline" onPress={() => setReplying(true)}>
              {t('comments.reply')}
            </Button>
          )}
          <Button variant="quiet" className="button-inline" onPress={() => void settle()}>
            {t(first.resolved ? 'comments.reopen' : 'comments.resolve')}
          </Button>
        </div>
      )}
      {writable && replying && (
        <div className="stack-small">
          <TextField label={t('comments.replyTo', { who: somebody })} lines={2} value={text} onChange={setText} autoFocus />
          <div className="row">
            <Button isDisabled={text.trim() === ''} onPress={() => void reply()}>
              {t('comments.send')}
            </Button>
            <Button variant="quiet" onPress={() => setReplying(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
