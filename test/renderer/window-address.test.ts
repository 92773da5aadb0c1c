import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../renderer/application/routes';

describe('the address of the window', () => {
  test.each<Route>([
    { screen: 'start' },
    { screen: 'complete', assessment: 'a1' },
    { screen: 'complete', assessment: 'a1', at: 'TIP:5(2)(a)/legal-basis.citations' },
    { screen: 'complete', assessment: 'a1', at: 'UNTOC:5(3)#2' },
    { screen: 'check', assessment: 'a1' },
    { screen: 'sign', assessment: 'a1' },
    { screen: 'agencies', assessment: 'a1' },
    { screen: 'agencies', assessment: 'a1', part: 'conflicts' },
    { screen: 'agencies', assessment: 'a1', part: 'new', about: 'package 7' },
    { screen: 'settings', assessment: 'a1' },
    { screen: 'secretariat' },
    { screen: 'review' },
  ])('leads back to $screen', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });
  test.each(['', '#', '#token=abc', '#/complete', '#/elsewhere/1', '#/complete/%E0%A4%A'])('%s leads to the start', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'start' });
  });
});
