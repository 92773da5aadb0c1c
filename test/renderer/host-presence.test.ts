import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HostPresence, type Answering, type Connection } from '../../renderer/host-presence';

describe('a tab whose program goes away', () => {
  let answer: () => Promise<Answering>;
  let said: Connection[];
  beforeEach(() => {
    vi.useFakeTimers();
    said = [];
    answer = async () => 'there';
  });
  afterEach(() => vi.useRealTimers());
  const open = (): HostPresence =>
    new HostPresence(
      () => answer(),
      (connection) => said.push(connection),
    );
  const gone = async (): Promise<Answering> => {
    throw new TypeError('nobody answers');
  };

  test('notices by itself, without anything being typed', async () => {
    await open().look();
    expect(said).toEqual([]);
    answer = gone;
    await vi.advanceTimersToNextTimerAsync();
    expect(said, 'one request may fail on its way').toEqual([]);
    await vi.advanceTimersToNextTimerAsync();
    expect(said).toEqual(['ended']);
  });

  test('says so once, and takes it back when the same program answers again', async () => {
    answer = gone;
    await open().look();
    await vi.advanceTimersToNextTimerAsync();
    await vi.advanceTimersToNextTimerAsync();
    expect(said).toEqual(['ended']);
    answer = async () => 'there';
    await vi.advanceTimersToNextTimerAsync();
    expect(said).toEqual(['ended', 'there']);
  });

  test('tells a program that does not know the tab from one that is gone', async () => {
    answer = async () => 'replaced';
    await open().look();
    expect(said).toEqual(['replaced']);
  });

  test('does not take one failure among answers for the end', async () => {
    await open().look();
    answer = gone;
    await vi.advanceTimersToNextTimerAsync();
    answer = async () => 'there';
    await vi.advanceTimersToNextTimerAsync();
    answer = gone;
    await vi.advanceTimersToNextTimerAsync();
    expect(said).toEqual([]);
  });
});
