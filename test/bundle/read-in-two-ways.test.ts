import { describe, expect, it } from 'vitest';
import { namedTwice } from '#core/submission/named-twice';
import { readKeyFile } from '#services/keys/key-file';

describe('JSON from outside that two readers would read differently', () => {
  it.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', null],
    ['{"a":"\\"a\\":1, \\"a\\":2","b":"a"}', null],
    ['{"a":1,"b":[{"x":1,"x":2}]}', { name: 'x', at: 19 }],
    ['{"é":1,\n "\\u00e9" : 2}', { name: 'é', at: 9 }],
    ['{"a":{"__proto__":1}}', { name: '__proto__', at: 6 }],
  ])('%s', (json, expected) => {
    expect(namedTwice(json)).toEqual(expected);
  });

  it('is no key file', () => {
    expect(readKeyFile('{"format":"omnibus-key/1","format":"omnibus-key/1"}')).toEqual({
      problem: 'not JSON, or JSON that can be read in two ways',
    });
  });
});
