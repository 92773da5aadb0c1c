import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { useWritable } from '../assessment/assessment-context';
import { Button } from '../components/button';
import { SetClearanceDialog } from './set-clearance-dialog';

/** One status for everything that the filter of a list leaves. */
export function SetShownClearance({ provisions }: { readonly provisions: readonly Provision[] }): ReactNode {
  const { t } = useTranslation();
  const writable = useWritable();
  const [choosing, setChoosing] = useState(false);
  if (!writable || provisions.length === 0) return null;
  return (
    <>
      <Button variant="quiet" onPress={() => setChoosing(true)}>
        {t('clearance.setShown', { count: provisions.length })}
      </Button>
      {choosing && (
        <SetClearanceDialog provisions={provisions.map(({ id }) => id)} what={t('clearance.shown')} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}
