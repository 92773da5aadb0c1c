import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commission } from '#core/answers/work-package';
import type { WrittenContributionFile } from '#core/contract/operations';
import { useAgencyTask } from '../../agencies/use-agency-task';
import { useApplication } from '../../application/application-context';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Progress } from '../../components/progress';
import { TextField } from '../../components/text-field';
import { ChooseComments } from './choose-comments';
import { ContributionState } from './contribution-state';
import { WrittenBefore, WrittenContribution } from './written-contribution';

/** At an agency, in place of signing: one file with what it has answered, and what to do with it. */
export function ContributionPage({ commission }: { readonly commission: Commission }): ReactNode {
  const { t } = useTranslation();
  const { person, savePreferences } = useApplication();
  const { document, writable } = useAssessment();
  const task = useAgencyTask('agencies.contribute');
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [comments, setComments] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const [written, setWritten] = useState<WrittenContributionFile | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const write = async (): Promise<void> => {
    setTried(true);
    const by = { name: name.trim(), role: role.trim() };
    if (by.name === '') return nameField.current?.focus();
    if (by.name !== person.name || by.role !== person.role) await savePreferences({ person: by });
    const result = await task.run({ comments: comments.filter((id) => Object.hasOwn(document.comments, id)) }, by);
    if (result?.ok) setWritten(result.value);
  };
  return (
    <AssessmentShell title={t('agencies.mine.title')}>
      <header className="stack-small">
        <h1>{t('agencies.mine.title')}</h1>
        <p className="measure">{t('agencies.mine.intro')}</p>
      </header>
      <ContributionState commission={commission} />
      {writable && (
        <form className="stack-large" onSubmit={(event) => event.preventDefault()}>
          <ChooseComments value={comments} onChange={setComments} />
          <section className="stack" aria-labelledby="who-writes">
            <h2 id="who-writes">{t('agencies.mine.who')}</h2>
            <p className="hint">{t('agencies.mine.whoHint')}</p>
            <div className="field-row">
              <TextField
                inputRef={nameField}
                label={t('agencies.mine.name')}
                value={name}
                onChange={setName}
                maxLength={200}
                required
                error={tried && name.trim() === '' ? t('agencies.mine.whoMissing') : undefined}
              />
              <TextField label={t('agencies.mine.role')} value={role} onChange={setRole} maxLength={200} />
            </div>
          </section>
          {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
          {task.running ? (
            <Progress
              label={t('agencies.mine.writing')}
              done={task.progress?.done ?? 0}
              total={task.progress?.total ?? 0}
              onCancel={task.cancel}
            />
          ) : (
            <div className="actions">
              <Button type="submit" variant="primary" onPress={() => void write()}>
                {t('agencies.mine.write')}
              </Button>
            </div>
          )}
        </form>
      )}
      {written && <WrittenContribution key={written.digest} written={written} commission={commission} />}
      <WrittenBefore commission={commission} />
    </AssessmentShell>
  );
}
