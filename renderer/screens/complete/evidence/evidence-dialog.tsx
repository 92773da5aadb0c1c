import { useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#core/answers/document';
import type { SuspectedName } from '#core/answers/names/suspected-names';
import type { AppErrorBody } from '#core/contract/errors';
import type { EvidenceKind } from '#core/questionnaire/definition';
import { useAssessment } from '../../../assessment/assessment-context';
import { useAnnouncer } from '../../../components/announcer';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { AskAboutNames } from './ask-about-names';
import { AttachFile } from './attach-file';
import { EnteredAlready } from './entered-already';
import { EvidenceFields } from './evidence-fields';
import { contentOf, formOf, type EvidenceForm } from './evidence-form';
import { fieldsWithInitials, namesInCase } from './names-in-case';

/** `id: null` enters something new. */
export interface EvidenceEdit {
  readonly id: string | null;
  readonly kind: EvidenceKind;
}

interface Props {
  readonly edit: EvidenceEdit;
  /** Where it is cited; null: it is entered into the register without being cited. */
  readonly provision: string | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Enters a law, case, statistic, link or file into the register, or corrects it for every answer that cites it. */
export function EvidenceDialog({ edit, provision, onSaved, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const { announce } = useAnnouncer();
  // As it was when the form was filled: what another window writes meanwhile is a conflict, not to be written over unseen.
  const [before] = useState(() => (edit.id ? document.evidence[edit.id] : undefined));
  const [error, setError] = useState<AppErrorBody | null>(null);
  const [attachment, setAttachment] = useState<Attachment | undefined>(before?.attachment);
  const [doubts, setDoubts] = useState<readonly SuspectedName[]>([]);
  const form = useForm<EvidenceForm>({ defaultValues: formOf(before) });
  const entered = useWatch({ control: form.control }) as EvidenceForm;

  const keep = async (): Promise<void> => {
    setDoubts([]);
    const evidence = edit.id ?? crypto.randomUUID();
    const content = contentOf(edit.kind, form.getValues(), attachment);
    const result = await session.write('evidence.save', { evidence, base: before?.revision ?? 0, content });
    if (result.ok) onSaved(evidence);
    else setError(result.error);
  };
  const save = form.handleSubmit(async (filled) => {
    const names = namesInCase(contentOf(edit.kind, filled, attachment), before);
    if (names.length > 0) setDoubts(names);
    else await keep();
  });
  const putInitials = (): void => {
    for (const [field, text] of fieldsWithInitials(form.getValues(), doubts)) form.setValue(field, text, { shouldDirty: true });
    setDoubts([]);
    announce(t('evidence.names.replaced'));
  };
  const isFile = edit.kind === 'file';
  const missingFile = isFile && !attachment;
  const saveLabel = edit.id ? 'evidence.save' : provision === null ? 'evidence.saveOnly' : 'evidence.saveAndCite';

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
            {t(saveLabel)}
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
      <EnteredAlready
        content={contentOf(edit.kind, entered, attachment)}
        except={edit.id}
        onCite={edit.id === null && provision !== null ? onSaved : undefined}
      />
      {error && <ErrorNotice error={error} />}
      {doubts.length > 0 && (
        <AskAboutNames names={doubts} onInitials={putInitials} onKeep={() => void keep()} onBack={() => setDoubts([])} />
      )}
    </Dialog>
  );
}
