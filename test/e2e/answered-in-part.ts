import type { Page } from '@playwright/test';
import { callHost, recordAnswers, recordLaw, startAssessment } from './host-of-page';

/** A realistic assessment in the middle of its work. Resolves with its id. */
export async function answeredInPart(page: Page): Promise<string> {
  const assessment = await startAssessment(page, { title: 'Review 2026' });
  const law = await recordLaw(page, assessment, 'Act on Trafficking in Persons, No. 12 of 2014', 'sections 2 to 6');
  await recordAnswers(page, assessment, {
    'TIP:3(a)/status': 'yes',
    'TIP:3(a)/acts': ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt'],
    'TIP:3(a)/means': ['not-required'],
    'TIP:3(a)/purposes': ['sexual', 'labour', 'slavery', 'servitude', 'organs'],
    'TIP:3(a)/legal-basis.citations': [law],
    'TIP:3(b)/status': 'yes',
    'TIP:3(b)/consent': 'irrelevant',
    'TIP:3(b)/legal-basis.citations': [law],
    'TIP:3(d)/status': 'yes',
    'TIP:3(d)/age': 18,
    'TIP:5(2)(a)/status': 'yes',
    'TIP:5(2)(a)/legal-basis.citations': [law],
    'TIP:5(2)(b)/status': 'yes',
    'TIP:6(2)(b)/status': 'partial',
    'TIP:6(3)/status': 'considered',
    'TIP:5(1)/status': 'yes',
    'TIP:5(1)/legal-basis.citations': [law],
    'TIP:5(1)/legal-basis.explanation':
      'Section 4 punishes whoever recruits, moves, hands over, shelters or receives a person for exploitation. No means has to be shown, for adults or for children.',
    'TIP:5(1)/penalties.ranges': {
      rows: [{ id: 'basic', cells: { offence: 'Trafficking in persons, section 4', custodial: 'yes', minimum: 3, maximum: 12 } }],
    },
    'TIP:5(1)/justice-statistics.persons': {
      years: [2023, 2024, 2025],
      rows: [
        { id: 'cases-opened', cells: { '2023': 28, '2024': 31, '2025': 35 } },
        { id: 'investigated', cells: { '2023': 36, '2024': 40, '2025': 44 } },
        { id: 'investigated-female', cells: { '2023': 10, '2024': 12, '2025': 13 } },
        { id: 'investigated-male', cells: { '2023': 26, '2024': 28, '2025': { notAvailable: true } } },
      ],
    },
  });
  const writes = [
    { question: 'TIP:11(4)/status', base: 0, standing: 'not-known', reason: 'The transport ministry has been asked.' },
  ] as const;
  await callHost(page, 'answers.record', { assessment, writes: [...writes], by: { name: '', role: '' } });
  return assessment;
}
