import { Fragment, useMemo, useState, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AnswerContent } from '#core/engine/live-assessment';
import type { Provision, Question } from '#core/questionnaire/definition';
import { useSpeech } from '../../application/application-context';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { PhraseText } from '../../components/phrase-text';
import { fieldName } from './question-anchor';
import { QuestionField } from './question-field';

/** Answers of one provision by field name; the only form on the page. */
export type SectionValues = Record<string, AnswerContent>;

const UNANSWERED: AnswerContent = { standing: 'unanswered' };

interface Props {
  readonly provision: Provision;
  /** Stands below the status, so that the status does not move while it is chosen. */
  readonly afterStatus: ReactNode;
}

/** The questions of one provision that are asked at present, in order, under the headings of their blocks. */
export function SectionForm({ provision, afterStatus }: Props): ReactNode {
  const { session, index } = useSession();
  const [defaultValues] = useState<SectionValues>(() =>
    Object.fromEntries(provision.questions.map((id) => [fieldName(id), session.content(id) ?? UNANSWERED])),
  );
  const form = useForm<SectionValues>({ defaultValues, shouldUnregister: false, mode: 'onBlur' });
  const asked = useAssessmentPart(() => provision.questions.filter((id) => session.live.isAsked(id)).join(' '));
  const groups = useMemo(() => groupByBlock(asked.split(' ').flatMap((id) => index.question.get(id) ?? [])), [asked, index]);
  return (
    <FormProvider {...form}>
      <form className="section-form" onSubmit={(event) => event.preventDefault()} onBlur={() => void session.flush()}>
        {groups.map(([block, questions], place) => (
          <Fragment key={block}>
            <BlockGroup block={block} questions={questions} />
            {place === 0 && afterStatus}
          </Fragment>
        ))}
      </form>
    </FormProvider>
  );
}

function BlockGroup({ block, questions }: { readonly block: string; readonly questions: readonly Question[] }): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session } = useSession();
  const isBlock = session.questionnaire.blocks.some((each) => each.id === block);
  const fields = questions.map((question) => <QuestionField key={question.id} question={question} />);
  if (!isBlock) return <div className="block">{fields}</div>;
  const hint = words(`block/${block}/hint`);
  const title = `block-${block}`;
  return (
    <section className="block" aria-labelledby={title}>
      <h2 id={title} className="block-title">
        <PhraseText phrase={words(`block/${block}/title`)} />
        {questions.every((question) => question.internal) && <span className="block-internal">{t('questions.internal')}</span>}
      </h2>
      {hint.shown !== 'key' && (
        <p className="hint">
          <PhraseText phrase={hint} />
        </p>
      )}
      {fields}
    </section>
  );
}

function groupByBlock(questions: readonly Question[]): readonly (readonly [string, readonly Question[]])[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) groups.set(question.block, [...(groups.get(question.block) ?? []), question]);
  return [...groups];
}
