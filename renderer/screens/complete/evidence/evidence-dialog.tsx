import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#core/answers/document';
import type { AppErrorBody } from '#core/contract/errors';
import type { EvidenceKind } from '#core/questionnaire/definition';
import { useAssessment } from '../../../assessment/assessment-context';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { AttachFile } from './attach-file';
import { EvidenceFields } from './evidence-fields';
import { contentOf, formOf, type EvidenceForm } from './evidence-form';

/** `id: null` enters something new. */
export interface EvidenceEdit {
  readonly id: string | null;
  readonly kind: EvidenceKind;
}

interface Props {
  readonly edit: EvidenceEdit;
  readonly provision: string;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Enters a law, case, statistic, link or file into the register, or corrects it for every answer that cites it. */
export function EvidenceDialog({ edit, provision, onSaved, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  // As it was when the form was filled: what another window writes meanwhile is a conflict, not to be written over unseen.
  const [before] = useState(() => (edit.id ? document.evidence[edit.id] : undefined));
  const [error, setError] = useState<AppErrorBody | null>(null);
  const [attachment, setAttachment] = useState<Attachment | undefined>(before?.attachment);
  const form = useForm<EvidenceForm>({ defaultValues: formOf(before) });

  const save = form.handleSubmit(async (entered) => {
    const evidence = edit.id ?? crypto.randomUUID();
    const content = contentOf(edit.kind, entered, attachment);
    const result = await session.write('evidence.save', { evidence, base: before?.revision ?? 0, content });
    if (result.ok) onSaved(evidence);
    else setError(result.error);
  });
  const isFile = edit.kind === 'file';
  const missingFile = isFile && !attachment;

  return (
    <Dialog
      title={t(edit.id ? `evidence.edit.${edit.kind}` : `evidence.add.${edit.kind}`)}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={missingFile} onPress={() => void save()}>
            {t(edit.id ? 'evidence.save' : 'evidence.saveAndCite')}
          </Button>
        </>
      }
    >
      {isFile && (
        <AttachFile
          provision={provision}
          attachment={attachment}
          onAttached={(file) => {
            setAttachment(file);
            if (form.getValues('title') === '') form.setValue('title', file.name, { shouldValidate: true });
          }}
        />
      )}
      <form className="stack" onSubmit={(event) => void save(event)}>
        <EvidenceFields kind={edit.kind} control={form.control} />
      </form>
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
