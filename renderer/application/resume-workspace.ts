import type { LoadedApplication } from './load-application';
import { formatRoute, type Route } from './routes';

/** A window opened without an address goes on where the last one was; an address, or a first start, stays as it is. */
export async function resumeWorkspace({ api, preferences }: LoadedApplication): Promise<void> {
  if (window.location.hash !== '') return;
  const route = await lastPlace(preferences.workspace, preferences.lastAssessment, async () => {
    const list = await api.call('assessments.list', {});
    return list.ok ? list.value.map(({ id }) => id) : [];
  });
  if (route) window.history.replaceState(null, '', formatRoute(route));
}

async function lastPlace(
  workspace: 'complete' | 'secretariat' | 'review' | undefined,
  assessment: string | undefined,
  existing: () => Promise<readonly string[]>,
): Promise<Route | null> {
  if (workspace === 'secretariat' || workspace === 'review') return { screen: workspace };
  if (assessment === undefined || !(await existing()).includes(assessment)) return null;
  return { screen: 'complete', assessment };
}
