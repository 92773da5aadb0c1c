import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/engine/live-assessment';
import { TO_CONFIRM } from '#core/engine/to-confirm';
import { useApplication } from '../application/application-context';
import { PhraseText } from '../components/phrase-text';
import { useSession } from './assessment-context';
import { fullReference } from './provision-reference';

interface Props {
  readonly finding: Finding;
  /** What is wrong, or what to do about it. */
  readonly part: 'message' | 'remedy';
}

/** The sentence of a finding, with the reference and the status that it speaks of put in. */
export function FindingText({ finding, part }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index } = useSession();
  const provision = index.provision.get(finding.at);
  const status = provision?.questions[0] ? session.live.answer(provision.questions[0])?.value : undefined;
  const value = provision?.scale && typeof status === 'string' ? words(`scale/${provision.scale}/${status}`).text : '';
  if (finding.case === TO_CONFIRM) return t(`carryOver.finding.${part}`, { reference: `\u2068${fullReference(finding.at)}\u2069` });
  const phrase = words(`rule/${finding.case}/${part}`);
  if (phrase.shown === 'key') return null;
  return <PhraseText phrase={phrase} values={{ reference: fullReference(finding.at), status: value }} />;
}
