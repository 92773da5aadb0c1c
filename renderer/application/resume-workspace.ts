import type { Preferences } from '#core/contract/operations';
import type { LoadedApplication } from './load-application';
import { formatRoute, parseRoute, type Route } from './routes';

/** A window opened without an address goes on where the last one was; an address, or a first start, stays as it is. */
export async function resumeWorkspace({ api, preferences }: LoadedApplication): Promise<void> {
  if (window.location.hash !== '') return;
  const route = await lastPlace(preferences, async () => {
    const list = await api.call('assessments.list', {});
    return list.ok ? list.value.map(({ id }) => id) : [];
  });
  if (route) window.history.replaceState(null, '', formatRoute(route));
}

async function lastPlace(
  { workspace, lastAssessment: assessment, lastPlace: place }: Preferences,
  existing: () => Promise<readonly string[]>,
): Promise<Route | null> {
  const route = place === undefined ? null : parseRoute(place);
  if (route && (!('assessment' in route) || (await existing()).includes(route.assessment))) return route;
  if (workspace === 'secretariat' || workspace === 'review') return { screen: workspace };
  if (assessment === undefined || !(await existing()).includes(assessment)) return null;
  return { screen: 'complete', assessment };
}
