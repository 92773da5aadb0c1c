import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRecord } from '#core/answers/document';
import { isSubmission } from '#core/answers/sealed-submissions';
import type { Input } from '#core/contract/operations';
import { Notice } from '../components/notice';
import { Select } from '../components/select';
import { useFormats } from '../hooks/use-formats';
import { ReportForm } from './report-form';
import { ReportOfFile } from './report-of-file';
import { ReportOfSealed } from './report-of-sealed';

interface Props {
  readonly assessment: string;
  readonly submissions: readonly SubmissionRecord[];
  readonly instruments: readonly string[];
  readonly agencies: readonly string[];
  readonly prepare: () => Promise<void>;
}

const AS_IT_IS = 'assessment';
const A_FILE = 'file';

/** A document of the assessment as it is, of a submission that was sealed from it, or of one that lies in a file. */
export function SealedOrNot({ assessment, submissions, instruments, agencies, prepare }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [chosen, setChosen] = useState(AS_IT_IS);
  const sealed = submissions.filter(isSubmission).sort((one, other) => other.number - one.number);
  const submission = sealed.find(({ digest }) => digest === chosen);
  const of: Input<'reports.write'>['of'] = { assessment, ...(submission && { submission: submission.digest }) };
  return (
    <>
      <Select
        label={t('documents.from')}
        choices={[
          { id: AS_IT_IS, label: t('redact.asItIs') },
          ...sealed.map(({ digest, number, sealedAt }) => ({
            id: digest,
            label: t('redact.fromSubmission', { number: formats.number(number), date: formats.dateTime(sealedAt) }),
          })),
          { id: A_FILE, label: t('documents.fromFile') },
        ]}
        value={chosen}
        onChange={setChosen}
      />
      {chosen === A_FILE ? (
        <ReportOfFile />
      ) : submission ? (
        <ReportOfSealed
          key={chosen}
          of={of}
          encrypted={submission.fileName.endsWith('.age')}
          instruments={instruments}
          agencies={agencies}
        />
      ) : (
        <>
          <Notice kind="information">{t('documents.draftHint')}</Notice>
          <ReportForm of={of} instruments={instruments} agencies={agencies} prepare={prepare} />
        </>
      )}
    </>
  );
}
