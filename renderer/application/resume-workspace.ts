import type { Preferences } from '#core/contract/operations';
import { formatRoute, parseRoute, type Route } from './routes';

/**
 * A window opened without an address goes on where the last one was; an address, or a first start, stays as it is. `reach`
 * brings what a place needs, so that it can be shown at once, and says whether the place is still there. Whoever goes somewhere
 * while the window starts, by a link or by the address, gets there: what was found in the meantime does not take them elsewhere.
 */
export async function resumeWorkspace(preferences: Preferences, reach: (route: Route) => Promise<boolean>): Promise<void> {
  const hasAddress = (): boolean => window.location.hash !== '';
  const reachAddress = async (): Promise<void> => void (await reach(parseRoute(window.location.hash)));
  if (hasAddress()) return reachAddress();
  for (const route of lastPlaces(preferences)) {
    const isThere = await reach(route);
    if (hasAddress()) return reachAddress();
    if (!isThere) continue;
    window.history.replaceState(null, '', formatRoute(route));
    return;
  }
  await reach({ screen: 'start' });
}

/** The last one first, then what is left of it where its assessment has gone. */
function lastPlaces({ workspace, lastAssessment, lastPlace }: Preferences): readonly Route[] {
  const last = lastPlace === undefined ? [] : [parseRoute(lastPlace)];
  if (workspace === 'secretariat' || workspace === 'review') return [...last, { screen: workspace }];
  return lastAssessment === undefined ? last : [...last, { screen: 'complete', assessment: lastAssessment }];
}
