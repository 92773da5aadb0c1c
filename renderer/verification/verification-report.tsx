import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationReport as Report, Verdict } from '#core/submission/verification';
import { useApplication } from '../application/application-context';
import { FingerprintGroups } from '../components/fingerprint-groups';
import { Notice, type NoticeKind } from '../components/notice';
import { Reference } from '../components/reference';
import { ReferenceList } from '../components/reference-list';
import { ArrivalFacts } from './arrival-facts';
import { KeyFacts } from './key-facts';
import { RedactedFacts } from './redacted-facts';
import { SaveReport } from './save-report';
import { useFormats } from '../hooks/use-formats';

const KINDS: Readonly<Record<Verdict, NoticeKind>> = {
  whole: 'success',
  altered: 'error',
  'key-unknown': 'warning',
  'key-refused': 'error',
  'not-for-us': 'warning',
  incomplete: 'warning',
  redacted: 'warning',
};

/** What verifying a bundle found, in sentences: the verdict, what the bundle says of itself, its signatures, each finding. */
export function VerificationReport({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const { claims } = report;
  return (
    <div className="stack">
      <Notice kind={KINDS[report.verdict]} title={t(`verdict.${report.verdict}.title`)} announce>
        {t(`verdict.${report.verdict}.text`)}
      </Notice>
      {report.findings.length > 0 && (
        <ul className="finding-sentences">
          {report.findings.map((finding, index) => (
            <li key={index} className={`finding-${finding.severity}`}>
              {t(`verification.${finding.code}`)}
              {finding.file && (
                <>
                  {' '}
                  <Reference>{finding.file}</Reference>
                </>
              )}
              {finding.detail && <span className="hint"> ({finding.detail})</span>}
            </li>
          ))}
        </ul>
      )}
      <dl className="facts">
        <dt>{t('report.file')}</dt>
        <dd>
          <bdi translate="no">{report.fileName}</bdi> · {formats.bytes(report.bytes)}
          {report.encrypted && ` · ${t('report.encrypted')}`}
        </dd>
        {claims && (
          <>
            <dt>{t('report.state')}</dt>
            <dd>
              {stateName(claims.state)} {claims.practice && <span className="practice-tag">{t('common.practice')}</span>}
            </dd>
            <dt>{t('report.exercise')}</dt>
            <dd>
              <bdi>{claims.exerciseTitle}</bdi> · <ReferenceList of={claims.instruments} />
            </dd>
            <dt>{t('report.number')}</dt>
            <dd>
              {formats.number(claims.number)} · {t('report.sealed', { when: formats.dateTime(claims.sealedAt) })}
            </dd>
          </>
        )}
        <ArrivalFacts report={report} />
        {report.redacted && <RedactedFacts redacted={report.redacted} />}
        {report.signatures.map((signature) => (
          <SignatureFacts key={signature.slot} signature={signature} />
        ))}
        {report.digest && (
          <>
            <dt>{t('report.digest')}</dt>
            <dd className="digest" dir="ltr" translate="no">
              {report.digest}
            </dd>
          </>
        )}
      </dl>
      <SaveReport report={report} />
    </div>
  );
}

function SignatureFacts({ signature }: { readonly signature: Report['signatures'][number] }): ReactNode {
  const { t } = useTranslation();
  const slotName = (slot: string): string => (slot === 'state' ? t('report.state') : slot === 'second' ? t('report.second') : slot);
  return (
    <>
      <dt>{t('report.signature', { slot: slotName(signature.slot) })}</dt>
      <dd>
        {t(`signature.${signature.status}`)}
        {signature.fingerprint && (
          <div>
            <FingerprintGroups fingerprint={signature.fingerprint} />
          </div>
        )}
        {signature.known && <KeyFacts known={signature.known} />}
      </dd>
    </>
  );
}
