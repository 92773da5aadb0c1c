import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { LatePart, useLatePart } from '../components/late-part';
import { HelpContext, type Help } from './help-context';

/** Most windows open neither: their code comes when they do. */
const PANEL = new LatePart(async () => (await import('./help-panel')).HelpPanel);
const TOUR = new LatePart(async () => (await import('./tour')).Tour);

export function HelpProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [tour, setTour] = useState<string | null>(null);
  const toggle = useCallback(() => setOpen((open) => !open), []);
  const close = useCallback(() => setOpen(false), []);
  const endTour = useCallback(() => setTour(null), []);
  const startTour = useCallback((assessment: string) => {
    setOpen(false);
    setTour(assessment);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F1' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // The browser's own help is about the browser.
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [toggle]);

  const help = useMemo<Help>(() => ({ isOpen, toggle, close, startTour }), [isOpen, toggle, close, startTour]);
  return (
    <HelpContext value={help}>
      {children}
      {isOpen && <Panel />}
      {tour !== null && <RunningTour assessment={tour} onEnd={endTour} />}
    </HelpContext>
  );
}

function Panel(): ReactNode {
  const HelpPanel = useLatePart(PANEL);
  return HelpPanel && <HelpPanel />;
}

function RunningTour(props: { readonly assessment: string; readonly onEnd: () => void }): ReactNode {
  const Tour = useLatePart(TOUR);
  return Tour && <Tour {...props} />;
}
