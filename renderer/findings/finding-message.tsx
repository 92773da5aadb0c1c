import type { ReactNode } from 'react';
import type { Finding } from '#core/engine/live-assessment';
import { useApplication } from '../application/application-context';
import { useAssessment } from '../assessment/assessment-context';
import { PhraseText } from '../components/phrase-text';

/** The sentence of a finding, with the places of its provision filled in. */
export function FindingMessage({ finding, part }: { readonly finding: Finding; readonly part: 'message' | 'remedy' }): ReactNode {
  const { words } = useApplication();
  const { index, session } = useAssessment();
  const phrase = words(`rule/${finding.case}/${part}`);
  if (phrase.shown === 'key') return null;
  const provision = index.provision.get(finding.at);
  const status = provision?.scale ? session.content(`${provision.id}/status`)?.value : undefined;
  const statusLabel = typeof status === 'string' && provision?.scale ? words(`scale/${provision.scale}/${status}`).text : '';
  return <PhraseText phrase={phrase} values={{ reference: finding.at, status: statusLabel }} />;
}
