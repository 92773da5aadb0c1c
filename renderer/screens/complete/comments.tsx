import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#core/answers/document';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessmentPart, useSession, useWritable } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { Disclosure } from '../../components/disclosure';
import { ErrorNotice } from '../../components/error-notice';
import { RouteLink } from '../../components/route-link';
import { TextField } from '../../components/text-field';
import { useFormats } from '../../hooks/use-formats';

/** What colleagues say among themselves: apart from the answers, never exported. */
export function Comments({ about }: { readonly about: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const all = useAssessmentPart(({ document }) => document.comments);
  const [text, setText] = useState('');
  const [error, setError] = useState<AppErrorBody | null>(null);
  const comments = Object.entries(all)
    .filter(([, comment]) => comment.about === about)
    .sort(([, one], [, other]) => one.at.localeCompare(other.at));
  const open = comments.filter(([, comment]) => !comment.resolved).length;

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
        {comments.map(([id, comment]) => (
          <CommentItem key={id} id={id} comment={comment} />
        ))}
        {writable && (
          <>
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

function CommentItem({ id, comment }: { readonly id: string; readonly comment: Comment }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const formats = useFormats();
  const { revision, about, text, by, at, resolved } = comment;
  return (
    <article className={resolved ? 'comment comment-resolved' : 'comment'}>
      <p className="small muted">
        <bdi>{by.name || t('comments.somebody')}</bdi> · {formats.dateTime(at)} {resolved && `· ${t('comments.resolved')}`}
      </p>
      <p className="text" translate="no">
        <bdi>{text}</bdi>
      </p>
      {writable && (
        <div className="row">
          <Button
            variant="quiet"
            className="button-inline"
            onPress={() => void session.write('comments.save', { comment: id, base: revision, about, text, resolved: !resolved })}
          >
            {t(resolved ? 'comments.reopen' : 'comments.resolve')}
          </Button>
          <Button
            variant="quiet"
            className="button-inline"
            onPress={() => void session.write('comments.remove', { comment: id, base: revision })}
          >
            {t('common.remove')}
          </Button>
          <span className="small">
            <RouteLink to={{ screen: 'erase', assessment: session.id, at: `comments:${id}` }}>{t('erase.link')}</RouteLink>
          </span>
        </div>
      )}
    </article>
  );
}
