import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentDocument } from '#core/answers/document';
import type { ErasableRecord } from '#core/contract/erased';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';

interface Props {
  readonly record: ErasableRecord;
  /** Without its own words, where these are shown beside it. */
  readonly bare?: boolean;
}

/** Signs of a comment that tell which one it is. */
const BEGINNING = 120;

/** What a record is and where it stands, in words. */
export function RecordName({ record: { collection, key }, bare }: Props): ReactNode {
  const { t } = useTranslation();
  const { document } = useAssessment();
  const comment = collection === 'comments' ? document.comments[key] : undefined;
  const place =
    collection === 'answers'
      ? key
      : collection === 'earlierAnswers'
        ? (document.earlierAnswers[key]?.question ?? key)
        : collection === 'explanations'
          ? key.slice(key.indexOf('@') + 1)
          : comment?.about;
  return (
    <>
      {t(`erase.what.${collection}`)} {place && <Place at={place} />}
      {!bare && collection === 'evidence' && document.evidence[key] && <bdi translate="no">{document.evidence[key].title}</bdi>}
      {collection === 'workPackages' && <bdi translate="no">{agencyAsked(document, key)}</bdi>}
      {!bare && comment && (
        <bdi translate="no">
          {comment.text.slice(0, BEGINNING)}
          {comment.text.length > BEGINNING && '…'}
        </bdi>
      )}
    </>
  );
}

/** Of a package that was sent, or of the one that this part came from. */
function agencyAsked({ workPackages, settings }: AssessmentDocument, key: string): string {
  return workPackages[key]?.agency ?? settings['assessment']?.commission?.agency ?? '';
}

function Place({ at }: { readonly at: string }): ReactNode {
  const { words } = useApplication();
  const { index } = useAssessment();
  const question = index.question.get(at);
  const cut = at.indexOf('/');
  return (
    <>
      <Reference>{fullReference(cut < 0 ? at : at.slice(0, cut))}</Reference>{' '}
      {question && <PhraseText phrase={words(`question/${question.wording}/label`)} />}
    </>
  );
}
