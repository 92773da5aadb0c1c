import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { registerState, type FileProblem, type RegisterState } from '#core/findings/register-state';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Button } from '../../components/button';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { EvidenceName } from '../../evidence/evidence-name';
import { LastSeen } from '../../evidence/last-seen';
import { today } from '../../evidence/today';

interface Props {
  /** What has been found of attached files, by digest. */
  readonly files: ReadonlyMap<string, FileProblem>;
  readonly onMerge: (ids: readonly string[]) => void;
  readonly onEdit: (id: string) => void;
}

/** What is twice, broken, unused or long unseen. Only told: nothing of it keeps anybody from going on. */
export function PutInOrder({ files, onMerge, onEdit }: Props): ReactNode {
  const { t } = useTranslation();
  const { document, index, writable } = useAssessment();
  const id = useId();
  const state = registerState(document, (question) => index.question.get(question), today(), files);
  const { duplicates, unused, broken, unseenLinks } = state;
  if (duplicates.length + unused.length + broken.length + state.files.length + unseenLinks.length === 0) return null;
  const named = (evidence: string): ReactNode => {
    const record = document.evidence[evidence];
    return record && <EvidenceName evidence={record} />;
  };
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('evidence.order.title')}</h2>
      <Part name="broken" members={broken} keyOf={({ question, evidence }) => `${question} ${evidence}`}>
        {(each) => <Broken {...each} />}
      </Part>
      <Part name="files" members={state.files} keyOf={({ evidence }) => evidence}>
        {({ evidence, problem }) => (
          <>
            {named(evidence)} <span className="muted">{t(`evidence.order.file.${problem}`)}</span>{' '}
            {writable && <EditButton id={evidence} onEdit={onEdit} />}
          </>
        )}
      </Part>
      <Part name="duplicates" members={duplicates} keyOf={(ids) => ids.join(' ')}>
        {(ids) => (
          <>
            <ul className="plain-list">
              {ids.map((each) => (
                <li key={each}>{named(each)}</li>
              ))}
            </ul>
            {writable && (
              <Button
                variant="quiet"
                className="button-inline"
                onPress={() => onMerge(ids)}
                aria-label={t('evidence.merge.openNamed', { title: document.evidence[ids[0] ?? '']?.title ?? '' })}
              >
                {t('evidence.merge.open')}
              </Button>
            )}
          </>
        )}
      </Part>
      <Part name="unused" members={unused} keyOf={(each) => each}>
        {named}
      </Part>
      <Part name="unseenLinks" members={unseenLinks} keyOf={(each) => each}>
        {(each) => {
          const record = document.evidence[each];
          return (
            <>
              {named(each)} {record && <LastSeen evidence={record} />}
            </>
          );
        }}
      </Part>
    </section>
  );
}

interface PartProps<T> {
  readonly name: 'broken' | 'files' | 'duplicates' | 'unused' | 'unseenLinks';
  readonly members: readonly T[];
  readonly keyOf: (member: T) => string;
  readonly children: (member: T) => ReactNode;
}

/** One kind of thing to put in order; what only wants a look is folded. */
function Part<T>({ name, members, keyOf, children }: PartProps<T>): ReactNode {
  const { t } = useTranslation();
  if (members.length === 0) return null;
  const urgent = name === 'broken' || name === 'files';
  return (
    <details className="disclosure" open={urgent || name === 'duplicates'}>
      <summary>
        {t(`evidence.order.${name}`)} <span className="hint">{t('evidence.order.count', { count: members.length })}</span>
      </summary>
      <p className="hint measure">{t(`evidence.order.${name}Hint`)}</p>
      <ul className="order-list">
        {members.map((member) => (
          <li key={keyOf(member)}>{children(member)}</li>
        ))}
      </ul>
    </details>
  );
}

function Broken({ question, evidence, problem }: RegisterState['broken'][number]): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const record = document.evidence[evidence];
  return (
    <>
      <RouteLink to={{ screen: 'complete', assessment: session.id, at: question }}>
        <Reference>{fullReference(question.slice(0, question.indexOf('/')))}</Reference>
      </RouteLink>{' '}
      {record && <EvidenceName evidence={record} />} <span className="muted">{t(`evidence.order.problem.${problem}`)}</span>
    </>
  );
}

function EditButton({ id, onEdit }: { readonly id: string; readonly onEdit: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { document } = useAssessment();
  return (
    <Button
      variant="quiet"
      className="button-inline"
      onPress={() => onEdit(id)}
      aria-label={t('evidence.editNamed', { title: document.evidence[id]?.title ?? '' })}
    >
      {t('common.edit')}
    </Button>
  );
}
