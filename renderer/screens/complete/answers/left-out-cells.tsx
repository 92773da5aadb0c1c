import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import type { RefusedCell } from './paste-block';

const MOST_NAMED = 20;
const WHY = { unreadable: 'table.leftOutUnreadable', 'no-place': 'table.leftOutNoPlace' } as const;

/** Names what of a pasted block has not been taken over, until it is put away. */
export function LeftOutCells({ cells, onDismiss }: { readonly cells: readonly RefusedCell[]; readonly onDismiss: () => void }): ReactNode {
  const { t } = useTranslation();
  if (cells.length === 0) return null;
  return (
    <Notice kind="warning" title={t('table.leftOut')} actions={<Button onPress={onDismiss}>{t('common.dismiss')}</Button>}>
      <ul className="left-out-cells">
        {cells.slice(0, MOST_NAMED).map(({ text, row, column, why }) => (
          <li key={`${row} ${column}`}>
            <bdi translate="no">{text}</bdi> ({t('table.leftOutAt', { row, column })}): {t(WHY[why])}
          </li>
        ))}
        {cells.length > MOST_NAMED && <li>{t('table.leftOutMore', { more: cells.length - MOST_NAMED })}</li>}
      </ul>
    </Notice>
  );
}
