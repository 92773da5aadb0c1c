import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from './button';
import { useTranslation } from 'react-i18next';

interface Announcer {
  /** Reads it out without showing it. */
  readonly announce: (message: string) => void;
  /** Shows it at the edge until dismissed or replaced, and reads it out. */
  readonly showToast: (message: string) => void;
}

const AnnouncerContext = createContext<Announcer>({ announce: () => undefined, showToast: () => undefined });

export const useAnnouncer = (): Announcer => useContext(AnnouncerContext);

/** The one live region of the window. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const [spoken, setSpoken] = useState('');
  const [toast, setToast] = useState<string | null>(null);
  const turn = useRef(false);
  const announce = useCallback((message: string) => {
    // The same words twice are read twice only if the text differs.
    turn.current = !turn.current;
    setSpoken(turn.current ? message : `${message}\u200b`);
  }, []);
  const announcer = useMemo<Announcer>(
    () => ({
      announce,
      showToast: (message) => {
        setToast(message);
        announce(message);
      },
    }),
    [announce],
  );
  return (
    <AnnouncerContext.Provider value={announcer}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
      {toast !== null && (
        <section className="toast" aria-label={t('notice.information')}>
          <span>{toast}</span>
          <Button variant="quiet" onPress={() => setToast(null)}>
            {t('common.dismiss')}
          </Button>
        </section>
      )}
    </AnnouncerContext.Provider>
  );
}
