import { useCallback, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { useAnnouncer } from '../components/announcer';
import { errorSentence } from '../localisation/error-sentence';
import { Button } from '../components/button';
import { useAssessment } from './assessment-context';

/** Undo and redo, which show what they changed; as buttons and by keyboard; inside a text field the keys stay those of the field. */
export function UndoButtons(): ReactNode {
  const { t } = useTranslation();
  const { api, route, navigate } = useApplication();
  const { session, canUndo, canRedo, save, writable } = useAssessment();
  const { announce, showToast } = useAnnouncer();
  const undoable = writable && (canUndo || save.kind === 'waiting');

  const travel = useCallback(
    async (direction: 'undo' | 'redo') => {
      const result = await session[direction]();
      if (!result.ok) return showToast(errorSentence(result.error));
      announce(t(`undo.${direction}Done`));
      const place = result.value.changes.find((change) => change.collection === 'answers')?.key;
      if (place && route.screen === 'complete') navigate({ screen: 'complete', assessment: session.id, at: place }, { replace: true });
    },
    [session, announce, showToast, t, route.screen, navigate],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y') || isTextField(event.target)) return;
      const redo = key === 'y' || event.shiftKey;
      if (redo ? !canRedo : !undoable) return;
      event.preventDefault();
      void travel(redo ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [travel, undoable, canRedo]);

  useEffect(
    () =>
      api.onMenu((command) => {
        if ((command === 'undo' && undoable) || (command === 'redo' && canRedo && writable)) void travel(command);
      }),
    [api, travel, undoable, canRedo, writable],
  );

  return (
    <span className="row" role="group" aria-label={t('undo.label')}>
      <Button variant="quiet" isDisabled={!undoable} onPress={() => void travel('undo')} shortcut="Control+Z">
        {t('undo.undo')}
      </Button>
      <Button variant="quiet" isDisabled={!canRedo || !writable} onPress={() => void travel('redo')} shortcut="Control+Shift+Z">
        {t('undo.redo')}
      </Button>
    </span>
  );
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
