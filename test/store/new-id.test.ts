import { expect, it } from 'vitest';
import { newId } from '#services/new-id';

it('gives ids that can stand on a command line: none begins like an option', () => {
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids.filter((id) => !/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
