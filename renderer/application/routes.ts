/** Where the window is. Kept in the address after `#`, so that reloading and going back stay in place. */
export type Route =
  | { readonly screen: 'start' }
  | { readonly screen: 'complete'; readonly assessment: string; readonly at?: string }
  | { readonly screen: 'evidence'; readonly assessment: string }
  | { readonly screen: 'erase'; readonly assessment: string; readonly at?: string }
  | { readonly screen: 'check'; readonly assessment: string }
  | { readonly screen: 'offers'; readonly assessment: string }
  | { readonly screen: 'carry-over'; readonly assessment: string }
  | { readonly screen: 'agencies'; readonly assessment: string; readonly part?: AgenciesPart; readonly about?: string }
  | { readonly screen: 'sign'; readonly assessment: string }
  | { readonly screen: 'report'; readonly assessment: string }
  | { readonly screen: 'settings'; readonly assessment: string }
  | { readonly screen: 'clearance'; readonly assessment: string }
  | { readonly screen: 'journal'; readonly assessment: string }
  | { readonly screen: 'countersign' }
  | { readonly screen: 'redact'; readonly assessment: string }
  | { readonly screen: 'secretariat'; readonly part?: SecretariatPart; readonly about?: string }
  | { readonly screen: 'review'; readonly part?: ReviewPart; readonly about?: string }
  /** `at`: what was just replaced by what. */
  | { readonly screen: 'backup'; readonly at?: string };

export type ScreenName = Route['screen'];

/** Pages below the overview of agencies: a new work package (`about` one that is asked again), and what differs (`about` a question). */
const AGENCIES_PARTS = ['new', 'conflicts'] as const;
export type AgenciesPart = (typeof AGENCIES_PARTS)[number];

/** Pages of the secretariat, in the order of their tabs; `about` is what the page is opened at. */
export const SECRETARIAT_PARTS = ['register', 'due', 'conference', 'open-data', 'intake', 'receipts', 'cards', 'key'] as const;
export type SecretariatPart = (typeof SECRETARIAT_PARTS)[number];

/** Pages of reviewers, in the order of their tabs; `about` is what the page is opened at. */
export const REVIEW_PARTS = ['compare', 'trend', 'across', 'work'] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

/** `at` is a provision or question id, the place to show and focus; of `erase` it is `<collection>:<key>`, what to begin with. */
export function formatRoute(route: Route): string {
  const parts: string[] = [route.screen];
  if ('assessment' in route) parts.push(route.assessment);
  if ('at' in route && route.at) parts.push(route.at);
  if ((route.screen === 'agencies' || route.screen === 'secretariat' || route.screen === 'review') && route.part)
    parts.push(route.part, ...(route.about ? [route.about] : []));
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** Anything that is no address of ours leads to the start. */
export function parseRoute(hash: string): Route {
  const [screen, assessment, at, about] = hash.replace(/^#\//, '').split('/').map(decode);
  if (screen === 'countersign') return { screen };
  if (screen === 'secretariat') return { screen, ...partOf(SECRETARIAT_PARTS, assessment, at) };
  if (screen === 'review') return { screen, ...partOf(REVIEW_PARTS, assessment, at) };
  if (screen === 'backup') return assessment ? { screen, at: assessment } : { screen };
  if (!assessment) return { screen: 'start' };
  if (screen === 'complete' || screen === 'erase') return at ? { screen, assessment, at } : { screen, assessment };
  if (
    screen === 'evidence' ||
    screen === 'check' ||
    screen === 'offers' ||
    screen === 'sign' ||
    screen === 'report' ||
    screen === 'settings' ||
    screen === 'redact'
  )
    return { screen, assessment };
  if (screen === 'clearance' || screen === 'journal') return { screen, assessment };
  if (screen === 'carry-over') return { screen, assessment };
  if (screen === 'agencies') {
    return { screen, assessment, ...partOf(AGENCIES_PARTS, at, about) };
  }
  return { screen: 'start' };
}

/** A page of a screen, where it has that page, and what the page is about. */
function partOf<T extends string>(parts: readonly T[], named: string | undefined, about: string | undefined): { part?: T; about?: string } {
  const part = parts.find((each) => each === named);
  return { ...(part && { part }), ...(part && about && { about }) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
