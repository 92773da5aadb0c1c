import { describe, expect, it } from 'vitest';
import { readCall, type Command } from '../../cli/command';

const command: Command = {
  options: { key: { type: 'string' }, trust: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  least: 0,
  most: 2,
  run: async () => 0,
};

describe('the arguments of a command', () => {
  it('take a key whose id begins with a dash, as one in sixty-four does', () => {
    for (const id of ['-Zq3', '--q3', 'Zq3']) {
      const call = readCall(command, ['bundle', '--key', id, '--json']);
      expect([call.option('key'), call.flag('json'), call.arguments]).toEqual([id, true, ['bundle']]);
    }
  });

  it('notice a value that was left out', () => {
    expect(() => readCall(command, ['--key', '--json'])).toThrow();
    expect(() => readCall(command, ['--key'])).toThrow();
  });

  it('leave what follows two dashes alone', () => {
    expect(readCall(command, ['--trust', 'card', '--', '--key', '-x']).arguments).toEqual(['--key', '-x']);
  });
});
