import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { OutgoingFile } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { SavedFile } from '../../components/saved-file';
import { useSavedFile } from '../../hooks/use-saved-file';

interface Props {
  readonly file: OutgoingFile;
  readonly title: string;
  /** Its name, its size and what is in it. */
  readonly text: string;
  readonly saveLabel: string;
  /** What to do with it next. */
  readonly children: ReactNode;
}

/** A file for somebody else is there: it is kept where the user wants, and handed over. */
export function WrittenFile({ file, title, text, saveLabel, children }: Props): ReactNode {
  const saving = useSavedFile();
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id} ref={head} tabIndex={-1}>
        {title}
      </h2>
      <Notice kind="success">{text}</Notice>
      <div className="actions">
        <Button variant="primary" isDisabled={saving.where !== null || saving.transfer.running} onPress={() => void saving.save(file)}>
          {saveLabel}
        </Button>
      </div>
      <SavedFile saving={saving} />
      {children}
    </section>
  );
}
