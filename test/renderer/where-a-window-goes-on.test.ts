import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Preferences } from '#core/contract/operations';
import { resumeWorkspace } from '../../renderer/application/resume-workspace';
import { formatRoute, type Route } from '../../renderer/application/routes';

const LAST_TIME: Preferences = { language: 'ar', lastAssessment: 'a1', lastPlace: '#/check/a1' };

describe('where a window goes on', () => {
  const location = { hash: '' };
  const reached: string[] = [];
  /** Brings what a place needs; `meanwhile` is what the user does before it has come. */
  const bring =
    (gone: readonly string[] = [], meanwhile: () => void = () => undefined) =>
    async (route: Route): Promise<boolean> => {
      reached.push(formatRoute(route));
      await Promise.resolve();
      if (reached.length === 1) meanwhile();
      return !gone.includes(formatRoute(route));
    };

  beforeEach(() => {
    location.hash = '';
    reached.length = 0;
    const history = { replaceState: (_: unknown, __: string, hash: string) => (location.hash = hash) };
    vi.stubGlobal('window', { location, history });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('without an address, where it was last', async () => {
    await resumeWorkspace(LAST_TIME, bring());
    expect(location.hash).toBe('#/check/a1');
  });

  test('where that has gone, at the assessment', async () => {
    await resumeWorkspace(LAST_TIME, bring(['#/check/a1']));
    expect(location.hash).toBe('#/complete/a1');
  });

  test('at its address, where it has one', async () => {
    location.hash = '#/agencies/a2';
    await resumeWorkspace(LAST_TIME, bring());
    expect([location.hash, reached]).toEqual(['#/agencies/a2', ['#/agencies/a2']]);
  });

  test.each([{ gone: [] }, { gone: ['#/check/a1'] }])('where its user went while it started ($gone)', async ({ gone }) => {
    await resumeWorkspace(
      LAST_TIME,
      bring(gone, () => (location.hash = '#/agencies/a2')),
    );
    expect([location.hash, reached.at(-1)]).toEqual(['#/agencies/a2', '#/agencies/a2']);
  });
});
