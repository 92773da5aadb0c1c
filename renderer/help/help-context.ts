import { createContext, useContext } from 'react';

/** The help beside the screen, and the tour. Both stay while screens change under them. */
export interface Help {
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
  /** Begins the tour over the practice assessment with this id. */
  readonly startTour: (assessment: string) => void;
}

export const HelpContext = createContext<Help | null>(null);

export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (!help) throw new Error('useHelp outside HelpProvider');
  return help;
}
