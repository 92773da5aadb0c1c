import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

interface Props {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end; the last is the one that does it. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** `alertdialog` where an answer is needed before going on. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** Focus goes in, stays in, and returns; Escape closes. */
export function Dialog({ title, isOpen, onClose, children, actions, wide, role = 'dialog' }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} className="dialog-overlay" isDismissable={false}>
      <Modal className={wide ? 'dialog-modal dialog-wide' : 'dialog-modal'}>
        <AriaDialog role={role} className="dialog">
          <header className="dialog-header">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            <Button variant="quiet" onPress={onClose} aria-label={t('common.close')}>
              <span aria-hidden="true">×</span>
            </Button>
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
