import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type NoticeKind = 'information' | 'success' | 'warning' | 'error';

interface Props {
  readonly kind: NoticeKind;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out when it appears. */
  readonly announce?: boolean;
}

const SHAPES: Readonly<Record<NoticeKind, string>> = { information: 'i', success: '✓', warning: '!', error: '×' };

/** A message with shape, word and colour. */
export function Notice({ kind, title, children, actions, announce }: Props): ReactNode {
  const { t } = useTranslation();
  const role = announce ? (kind === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={`notice notice-${kind}`} role={role}>
      <span className="notice-shape" aria-hidden="true">
        {SHAPES[kind]}
      </span>
      <div className="notice-content">
        <span className="visually-hidden">{t(`notice.${kind}`)} </span>
        {title && <strong className="notice-title">{title}</strong>}
        {children && <div>{children}</div>}
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
