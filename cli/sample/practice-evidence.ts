import type { Input } from '#core/contract/operations';

type Content = Input<'evidence.save'>['content'];

/** Invented laws, cases and figures of the practice State. Entered once, cited by many answers. */
export const EVIDENCE_OF_2024: Readonly<Record<string, Content>> = {
  'trafficking-act': {
    kind: 'law',
    title: 'Trafficking in Persons Act (practice)',
    reference: 'Sections 2 to 11',
    adopted: '2012-05-14',
    inForce: '2012-09-01',
    stage: 'in-force',
    language: 'English',
    summary: 'Defines the offence, sets the penalties and names the authorities for victims.',
  },
  'criminal-code': {
    kind: 'law',
    title: 'Criminal Code (practice)',
    reference: 'Sections 21 to 27, general rules on attempt and participation',
    adopted: '1987-03-02',
    inForce: '1988-01-01',
    stage: 'in-force',
    language: 'English',
  },
  'procedure-code': {
    kind: 'law',
    title: 'Code of Criminal Procedure (practice)',
    reference: 'Sections 88 to 94',
    adopted: '1991-11-20',
    inForce: '1992-06-01',
    stage: 'in-force',
    language: 'English',
  },
  'shelter-decree': {
    kind: 'law',
    title: 'Decree on Shelters and Support (practice)',
    reference: 'Articles 3 and 4',
    adopted: '2016-02-08',
    inForce: '2016-04-01',
    stage: 'in-force',
    language: 'English',
  },
  'passport-act': {
    kind: 'law',
    title: 'Passports and Identity Documents Act (practice)',
    reference: 'Sections 5 to 14',
    adopted: '2009-06-30',
    inForce: '2010-01-01',
    stage: 'in-force',
    language: 'English',
  },
  'case-of-2022': {
    kind: 'case',
    title: 'State v. A. B. and C. D. (practice)',
    court: 'Regional Court of the Eastern District',
    date: '2022-10-06',
    outcome: 'Both convicted of trafficking for forced labour in agriculture; seven and five years.',
  },
  'figures-of-2023': {
    kind: 'statistic',
    title: 'Annual criminal justice figures, 2023 edition (practice)',
    reference: 'Table 14, offences under the Trafficking in Persons Act',
    date: '2024-03-15',
  },
};

/** Two years later: an amendment has come, the figures have a new edition. */
export const EVIDENCE_OF_2026: Readonly<Record<string, Content>> = {
  ...EVIDENCE_OF_2024,
  'amendment-act': {
    kind: 'law',
    title: 'Trafficking in Persons (Amendment) Act (practice)',
    reference: 'Sections 1 to 6',
    adopted: '2025-02-18',
    inForce: '2025-07-01',
    stage: 'in-force',
    language: 'English',
    summary: 'Adds removal of organs and slavery, and takes the proof of means away where the victim is a child.',
  },
  'victims-fund-act': {
    kind: 'law',
    title: 'Victims Compensation Fund Act (practice)',
    reference: 'Sections 4 and 9',
    adopted: '2025-05-27',
    inForce: '2025-10-01',
    stage: 'in-force',
    language: 'English',
  },
  'figures-of-2025': {
    kind: 'statistic',
    title: 'Annual criminal justice figures, 2025 edition (practice)',
    reference: 'Table 14, offences under the Trafficking in Persons Act',
    date: '2026-03-12',
  },
};
