import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { useHelp } from './help-context';

export const HELP_PANEL = 'help-panel';
/** The focus comes back to it when the help is closed. */
export const HELP_BUTTON = 'help-button';

export function HelpButton(): ReactNode {
  const { t } = useTranslation();
  const { isOpen, toggle } = useHelp();
  return (
    <Button
      variant="quiet"
      id={HELP_BUTTON}
      onPress={toggle}
      aria-label={t('help.title')}
      aria-expanded={isOpen}
      aria-controls={isOpen ? HELP_PANEL : undefined}
      shortcut="F1"
    >
      <span aria-hidden="true">?</span>
    </Button>
  );
}
