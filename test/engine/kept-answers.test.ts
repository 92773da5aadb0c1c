import { describe, expect, it } from 'vitest';
import type { Answer } from '#core/answers/answer';
import { earlierQuestions, keptAnswers } from '#core/answers/kept-answers';
import { asks } from '../comparison/exercise';

const says = (value: string): Answer => ({
  standing: 'answered',
  value,
  revision: 1,
  by: { name: 'A. Official', role: 'focal point' },
  at: '2026-06-01T00:00:00.000Z',
  origin: { kind: 'entered' },
  confirmed: true,
});
const keptUnder = (questionnaire: Parameters<typeof earlierQuestions>[0], answers: Readonly<Record<string, Answer>>) =>
  keptAnswers({ answers }, earlierQuestions(questionnaire));

describe('answers to what is no longer asked', () => {
  it('are followed to the provision that took the place of theirs, in its words', () => {
    const [kept, ...more] = keptUnder(asks(['TIP:6(9)'], { 'TIP:6(9)': ['TIP:6(1)'] }), { 'TIP:6(1)/text': says('As before.') });
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ provision: 'TIP:6(1)', question: { id: 'TIP:6(9)/text' }, askedNow: ['TIP:6(9)/text'] });
  });

  it('are listed though nothing says what was asked', () => {
    const [kept] = keptUnder(asks(['TIP:5(1)']), { 'TIP:99(1)/remarks': says('Old.'), 'TIP:5(1)/text': says('Asked.') });
    expect(kept).toMatchObject({ id: 'TIP:99(1)/remarks', askedNow: [] });
    expect(kept).not.toHaveProperty('question');
  });

  it('are none where the question was cleared, or its instrument is not assessed now', () => {
    const cleared: Answer = { ...says(''), standing: 'unanswered' };
    expect(keptUnder(asks(['TIP:5(1)']), { 'TIP:9(1)/text': cleared, 'UNTOC:5(1)/text': says('Later.') })).toEqual([]);
  });
});
