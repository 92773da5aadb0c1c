import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRecord } from '#core/answers/document';
import { readReceipt, readReceiptFiles } from '#core/register/receipt';
import { Reference } from '../../components/reference';
import { useFormats } from '../../hooks/use-formats';

interface Props {
  readonly receipt: SubmissionRecord['receipt'];
  /** Who holds a key, where it is known here. */
  readonly holders: ReadonlyMap<string, string>;
}

/** What the secretariat has confirmed of a submission: its verdict, when it came, when and with which key that was signed. */
export function KeptReceipt({ receipt, holders }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!receipt) return t('sent.noReceipt');
  const issuedAt = issuedIn(receipt.jws);
  const holder = holders.get(receipt.key);
  return (
    <>
      {t('sent.received', { when: formats.dateTime(receipt.receivedAt) })}
      <span className="sent-part">{t(`sent.verdict.${receipt.verdict === 'whole' ? 'whole' : 'other'}`)}</span>
      <span className="sent-part" title={receipt.key}>
        {issuedAt !== null && `${t('sent.signed', { when: formats.date(issuedAt) })} · `}
        {holder === undefined ? <Reference>{receipt.key.slice(0, 12)}</Reference> : <bdi translate="no">{holder}</bdi>}
      </span>
    </>
  );
}

/** It was verified when it was taken in; here it is only read. */
function issuedIn(jws: string): string | null {
  const files = readReceiptFiles(jws);
  const [file] = 'value' in files ? files.value : [];
  const receipt = file && readReceipt(file.receipt);
  return receipt && 'value' in receipt ? receipt.value.issuedAt : null;
}
