import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTRIBUTION_NOTES, CONTRIBUTION_VERDICTS } from '#core/agencies/contribution-report';
import { UNFIT_ANSWERS } from '#core/answers/work-package';
import { ERROR_CODES } from '#core/contract/errors';
import { SUCCESSION_PROBLEMS } from '#core/register/succession';
import { VERIFICATION_CODES } from '#core/submission/verification';
import english from '../../locales/en/ui.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../../renderer');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

/** Keys written out in the code; those put together at run time are checked by their lists. */
const keys = new Set(
  sources.flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1]!)),
);

function isThere(key: string): boolean {
  const find = (wanted: string): unknown =>
    wanted
      .split('.')
      .reduce<unknown>((tree, part) => (typeof tree === 'object' && tree ? (tree as Record<string, unknown>)[part] : undefined), english);
  return typeof find(key) === 'string' || typeof find(`${key}_other`) === 'string';
}

/** What a stop of the services may be about, and why: codes that its sentence must not show bare. */
const services = path.resolve(import.meta.dirname, '../../services');
const named = readdirSync(services, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join(services, file), 'utf8').matchAll(/\b(what|reason): '([a-z-]+)'/g)])
  .map(([, place, code]) => `${place}.${code}`);

describe('the English sentences of the window', () => {
  test('are there for every key that the code names', () => {
    expect(keys.size).toBeGreaterThan(100);
    expect([...keys].filter((key) => !isThere(key))).toEqual([]);
  });
  test('are there for every foreseen stop', () => {
    expect(ERROR_CODES.filter((code) => !isThere(`error.${code}`))).toEqual([]);
  });
  test('are there for whatever a stop is about, and for why', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((key) => !isThere(key))).toEqual([]);
  });
  test('are there for everything that verifying may find', () => {
    expect(VERIFICATION_CODES.filter((code) => !isThere(`verification.${code}`))).toEqual([]);
  });
  test.each([
    ['contributionVerdict', CONTRIBUTION_VERDICTS],
    ['contributionNote', CONTRIBUTION_NOTES],
    ['leftOutAnswer', UNFIT_ANSWERS],
    ['problem', SUCCESSION_PROBLEMS],
  ])('are there for every %s', (place, codes) => {
    expect(codes.filter((code) => !isThere(`${place}.${code}`))).toEqual([]);
  });
});
