import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentDocument } from '#core/answers/document';
import { ERASABLE, type ErasableRecord, type Erased } from '#core/contract/erased';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { Notice } from '../../components/notice';
import { RouteLink } from '../../components/route-link';
import { ChooseRecords } from './choose-records';
import { ConfirmErasing } from './confirm-erasing';
import { ErasedResult } from './erased-result';
import { WhatGoes } from './what-goes';
import './erase.css';

/** Erases what names a person for good: chosen, told what goes with it, confirmed, and said what became of it. */
export function EraseScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'erase') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Erase key={route.at ?? ''} from={route.at} />
    </AssessmentProvider>
  );
}

function Erase({ from }: { readonly from: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { session, document, writable } = useAssessment();
  const [offered] = useState(() => recordsAt(from, document));
  const [chosen, setChosen] = useState<readonly ErasableRecord[]>(from?.startsWith('provision:') ? [] : offered);
  const [erased, setErased] = useState<Erased | null>(null);
  return (
    <AssessmentShell title={t('erase.title')}>
      <div className="stack erase">
        <h1>{t('erase.title')}</h1>
        {erased ? (
          <ErasedResult
            erased={erased}
            onAnother={() => {
              setErased(null);
              setChosen([]);
            }}
          />
        ) : writable ? (
          <>
            <p className="measure">{t('erase.hint')}</p>
            <ChooseRecords offered={offered} chosen={chosen} onChange={setChosen} />
            {chosen.length > 0 && (
              <WhatGoes records={chosen}>{(taken) => <ConfirmErasing records={chosen} taken={taken} onErased={setErased} />}</WhatGoes>
            )}
          </>
        ) : (
          <Notice kind="warning">{t('erase.readOnly')}</Notice>
        )}
        <p>
          <RouteLink to={{ screen: 'evidence', assessment: session.id }}>{t('nav.evidence')}</RouteLink>
        </p>
      </div>
    </AssessmentShell>
  );
}

/**
 * From the address: `evidence:<id>`, `answers:<question>`, … is that record; `provision:<id>` what has been answered and said there;
 * anything else is nothing.
 */
function recordsAt(at: string | undefined, document: AssessmentDocument): readonly ErasableRecord[] {
  const [kind, key] = [at?.slice(0, at.indexOf(':')), at?.slice(at.indexOf(':') + 1) ?? ''];
  const collection = ERASABLE.find((each) => each === kind);
  if (collection) return [{ collection, key }];
  if (kind !== 'provision') return [];
  const isHere = (place: string): boolean => place === key || place.startsWith(`${key}/`);
  const answers = Object.entries(document.answers).filter(([question, { standing }]) => isHere(question) && standing !== 'unanswered');
  const comments = Object.entries(document.comments).filter(([, { about }]) => isHere(about));
  const explanations = Object.keys(document.explanations).filter((finding) => finding.endsWith(`@${key}`));
  const earlier = Object.entries(document.earlierAnswers).filter(([, { question, beside }]) => [question, ...beside].some(isHere));
  return [
    ...earlier.map(([each]) => ({ collection: 'earlierAnswers' as const, key: each })),
    ...answers.map(([question]) => ({ collection: 'answers' as const, key: question })),
    ...comments.map(([comment]) => ({ collection: 'comments' as const, key: comment })),
    ...explanations.map((finding) => ({ collection: 'explanations' as const, key: finding })),
  ];
}
