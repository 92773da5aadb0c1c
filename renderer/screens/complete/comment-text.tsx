import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#core/answers/document';
import type { AppErrorBody } from '#core/contract/errors';
import { useSession, useWritable } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { RouteLink } from '../../components/route-link';
import { TextField } from '../../components/text-field';
import { useFormats } from '../../hooks/use-formats';

interface Props {
  readonly id: string;
  readonly comment: Comment;
  readonly onError: (error: AppErrorBody | null) => void;
}

/** Who said what and when; what became of it since. Its words can be changed in place, and then it says that they were. */
export function CommentText({ id, comment, onError }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  const { revision, text, by, at, resolved, reopened, edited } = comment;
  const somebody = by.name || t('comments.somebody');
  const told = (mark: { readonly by: Comment['by']; readonly at: string }): { who: string; when: string } => ({
    who: mark.by.name || t('comments.somebody'),
    when: formats.dateTime(mark.at),
  });
  const remove = async (): Promise<void> => {
    const result = await session.write('comments.remove', { comment: id, base: revision });
    onError(result.ok ? null : result.error);
  };
  const change = async (words: string): Promise<void> => {
    const { about, replyTo } = comment;
    const content = { about, text: words, resolved: resolved !== undefined, ...(replyTo !== undefined && { replyTo }) };
    const result = await session.write('comments.save', { comment: id, base: revision, ...content });
    onError(result.ok ? null : result.error);
    if (result.ok) setEditing(false);
  };
  return (
    <article>
      <p className="small muted">
        <bdi translate="no">{somebody}</bdi> · {formats.dateTime(at)}
        {edited && ` · ${t('comments.edited', { when: formats.dateTime(edited.at) })}`}
        {reopened && !resolved && ` · ${t('comments.reopenedBy', told(reopened))}`}
        {resolved && ` · ${t('comments.resolvedBy', told(resolved))}`}
        {writable && !editing && (
          <>
            {' '}
            <Button
              variant="quiet"
              className="button-inline"
              onPress={() => setEditing(true)}
              aria-label={t('comments.editNamed', { who: somebody })}
            >
              {t('common.edit')}
            </Button>{' '}
            <Button variant="quiet" className="button-inline" onPress={() => void remove()}>
              {t('common.remove')}
            </Button>{' '}
            <RouteLink to={{ screen: 'erase', assessment: session.id, at: `comments:${id}` }}>{t('erase.link')}</RouteLink>
          </>
        )}
      </p>
      {editing ? (
        <ChangeComment
          label={t('comments.editNamed', { who: somebody })}
          text={text}
          onSave={change}
          onCancel={() => {
            onError(null);
            setEditing(false);
          }}
        />
      ) : (
        <p className="text" translate="no">
          <bdi>{text}</bdi>
        </p>
      )}
    </article>
  );
}

interface ChangeProps {
  readonly label: string;
  readonly text: string;
  readonly onSave: (text: string) => Promise<void>;
  readonly onCancel: () => void;
}

function ChangeComment({ label, text, onSave, onCancel }: ChangeProps): ReactNode {
  const { t } = useTranslation();
  const [words, setWords] = useState(text);
  const changed = words.trim();
  return (
    <div className="stack-small">
      <TextField label={label} lines={2} value={words} onChange={setWords} autoFocus />
      <div className="row">
        <Button isDisabled={changed === '' || changed === text} onPress={() => void onSave(changed)}>
          {t('common.save')}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
