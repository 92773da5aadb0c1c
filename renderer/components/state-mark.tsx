import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvisionProgress } from '#core/engine/live-assessment';

const SHAPES: Readonly<Record<ProvisionProgress, string>> = {
  open: '○',
  begun: '◐',
  needs: '!',
  complete: '✓',
  'not-known': '?',
  'not-applicable': '–',
};

/** How far a provision is: shape and word; the word can be left to screen readers where space is short. */
export function StateMark({ state, short }: { readonly state: ProvisionProgress; readonly short?: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={`state-mark state-${state}`}>
      <span className="state-shape" aria-hidden="true">
        {SHAPES[state]}
      </span>
      <span className={short ? 'visually-hidden' : 'state-word'}>{t(`progress.${state}`)}</span>
    </span>
  );
}
