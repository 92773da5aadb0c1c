import type { Route } from '../application/routes';

/** What of the screen a step is about; `help.css` draws a line around it. */
export type TourSpot = 'list' | 'questions' | 'guidance' | 'saved' | 'page';

export interface TourStep {
  /** `help.tour.<id>.title` and `.text`. */
  readonly id: string;
  readonly spot: TourSpot;
  readonly route: (assessment: string) => Route;
}

const PROVISION = 'TIP:5(1)';
const complete = (assessment: string): Route => ({ screen: 'complete', assessment, at: PROVISION });

/** In the order of the work. */
export const TOUR_STEPS: readonly TourStep[] = [
  { id: 'list', spot: 'list', route: complete },
  { id: 'question', spot: 'questions', route: complete },
  { id: 'guidance', spot: 'guidance', route: complete },
  { id: 'saved', spot: 'saved', route: complete },
  { id: 'check', spot: 'page', route: (assessment) => ({ screen: 'check', assessment }) },
  { id: 'sign', spot: 'page', route: (assessment) => ({ screen: 'sign', assessment }) },
  { id: 'end', spot: 'page', route: () => ({ screen: 'start' }) },
];
