import type { AnswerValue } from '#core/answers/answer';

/** What a State answers; `because`: a standing other than "answered", with its reason. */
export type PracticeAnswer = AnswerValue | { readonly standing: 'not-known' | 'not-applicable'; readonly because: string };
export type PracticeAnswers = Readonly<Record<string, PracticeAnswer>>;

/** Answers to the questions of one provision, by their names within it. */
export const about = (provision: string, answers: PracticeAnswers): PracticeAnswers =>
  Object.fromEntries(Object.entries(answers).map(([question, answer]) => [`${provision}/${question}`, answer]));

/** Under one row id for each row, so that a row keeps its id from one exercise to the next. */
const rows = (cells: Readonly<Record<string, Readonly<Record<string, string | number | readonly string[]>>>>): AnswerValue => ({
  rows: Object.entries(cells).map(([id, each]) => ({ id, cells: each })),
});

/** Figures by row, one for each year. */
const figures = (years: readonly number[], byRow: Readonly<Record<string, readonly (number | null)[]>>): AnswerValue => ({
  years,
  rows: Object.entries(byRow).map(([id, counts]) => ({
    id,
    cells: Object.fromEntries(years.map((year, index) => [String(year), counts[index] ?? ({ notAvailable: true } as const)])),
  })),
});

const settled = { 'assistance-needed.needed': 'no', 'assistance-received.received': 'no' } as const;

export const ANSWERS_OF_2024: PracticeAnswers = {
  ...about('TIP:3(a)', {
    status: 'partial',
    acts: ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt'],
    means: ['coercion', 'abduction', 'deception', 'abuse', 'payment'],
    purposes: ['sexual', 'labour', 'servitude'],
    'legal-basis.citations': ['trafficking-act'],
    'legal-basis.explanation': 'Section 2 defines trafficking in persons for the whole of the Act.',
    'missing.elements': ['purpose-slavery', 'purpose-organs'],
    'missing.text': 'Slavery and the removal of organs are punished elsewhere, but are not among the purposes of trafficking.',
    'reasons.kinds': ['incompatible-legislation', 'no-time'],
    'planned-steps.planned': 'planned',
    'planned-steps.steps': rows({
      'widen-definition': {
        step: 'Widen the definition in section 2',
        body: 'Ministry of Justice',
        target: '2025-06-30',
        stage: 'drafted',
      },
    }),
  }),
  ...about('TIP:3(b)', { status: 'yes', consent: 'irrelevant', 'legal-basis.citations': ['trafficking-act'], ...settled }),
  ...about('TIP:3(c)', {
    status: 'no',
    'means-for-children': 'required',
    'reasons.kinds': ['incompatible-legislation'],
    'planned-steps.planned': 'planned',
    'planned-steps.steps': rows({ children: { step: 'Drop the proof of means where the victim is a child', stage: 'drafted' } }),
  }),
  ...about('TIP:3(d)', { status: 'yes', age: 18, 'legal-basis.citations': ['trafficking-act'] }),
  ...about('TIP:5(1)', {
    status: 'partial',
    'legal-basis.citations': ['trafficking-act', 'criminal-code'],
    'legal-basis.explanation': 'Section 3 punishes whoever traffics in persons. It was applied four times in 2023.',
    'how-it-works.authority': 'Office of the Prosecutor General, special unit on organized crime',
    'practice.cases': ['case-of-2022'],
    'missing.elements': ['purpose-slavery', 'purpose-organs', 'children'],
    'missing.text': 'The purposes of slavery and organ removal, and cases of children in which no means can be shown.',
    'reasons.kinds': ['incompatible-legislation', 'lack-of-capacity'],
    'reasons.text': 'The definition of 2012 was drafted before the national review of child protection law.',
    'planned-steps.planned': 'planned',
    'planned-steps.steps': rows({
      amend: { step: 'Bill amending sections 2 and 3', body: 'Ministry of Justice', target: '2025-06-30', stage: 'drafted' },
      train: { step: 'Training of prosecutors', body: 'Office of the Prosecutor General', target: '2025-12-31', stage: 'planned' },
    }),
    'penalties.ranges': rows({
      basic: { offence: 'Trafficking in persons', custodial: 'yes', minimum: 3, maximum: 10 },
    }),
    'justice-statistics.source': ['figures-of-2023'],
    'justice-statistics.persons': figures([2022, 2023], {
      'cases-opened': [9, 11],
      investigated: [14, 17],
      prosecuted: [6, 8],
      'prosecuted-female': [2, 1],
      'prosecuted-male': [4, 7],
      'prosecuted-sex-unknown': [0, 0],
      convicted: [4, 4],
    }),
    'assistance-needed.needed': 'yes',
    'assistance-needed.categories': ['legal-drafting', 'training'],
    'assistance-needed.priority': 'high',
    'assistance-received.received': 'no',
  }),
  ...about('TIP:5(2)(a)', { status: 'yes', 'legal-system.relied-on': 'no', 'legal-basis.citations': ['criminal-code'], ...settled }),
  ...about('TIP:5(2)(b)', { status: 'yes', 'legal-basis.citations': ['criminal-code'], ...settled }),
  ...about('TIP:5(2)(c)', { status: 'yes', 'legal-basis.citations': ['criminal-code', 'trafficking-act'], ...settled }),
  ...about('TIP:6(1)', {
    status: 'yes',
    'legal-basis.citations': ['procedure-code'],
    'legal-basis.explanation': 'The court may exclude the public and keep the name of a victim out of the file that is open to inspection.',
    ...settled,
  }),
  ...about('TIP:6(2)(a)', {
    status: 'partial',
    'legal-basis.citations': ['procedure-code'],
    'missing.text': 'Information on release of the convicted person is not given.',
    'reasons.kinds': ['weak-coordination'],
    'planned-steps.planned': 'none',
  }),
  ...about('TIP:6(3)', {
    status: 'partial',
    'legal-basis.citations': ['shelter-decree'],
    'missing.text': 'Support ends with the criminal proceedings.',
    'reasons.kinds': ['lack-of-resources'],
    'planned-steps.planned': 'none',
    'victims.persons': figures([2022, 2023], {
      identified: [21, 26],
      'identified-female': [15, 17],
      'identified-male': [6, 9],
      'identified-sex-unknown': [0, 0],
      assisted: [18, null],
    }),
  }),
  ...about('TIP:6(3)(a)', { status: 'adopted', 'legal-basis.citations': ['shelter-decree'], ...settled }),
  ...about('TIP:6(3)(b)', { status: 'adopted', 'legal-basis.citations': ['shelter-decree'], ...settled }),
  ...about('TIP:6(3)(d)', {
    status: 'considered',
    'consideration.period': '2021 to 2022',
    'consideration.body': 'Working group of the ministries of labour and social affairs',
    'consideration.reason': 'Put off: a general programme for job seekers is open to victims who may stay.',
  }),
  ...about('TIP:6(6)', {
    status: 'no',
    'reasons.kinds': ['lack-of-resources', 'no-time'],
    'planned-steps.planned': 'planned',
    'planned-steps.steps': rows({ fund: { step: 'Bill on a compensation fund', body: 'Ministry of Justice', stage: 'planned' } }),
    'assistance-needed.needed': 'yes',
    'assistance-needed.categories': ['model-laws', 'good-practices'],
  }),
  ...about('TIP:7(1)', { status: 'adopted', 'legal-basis.citations': ['trafficking-act'], ...settled }),
  ...about('TIP:8(2)', {
    status: 'yes',
    safety: 'always',
    proceedings: 'always',
    voluntary: 'yes',
    'how-it-works.kinds': ['practice'],
    'how-it-works.measure': 'A standing instruction of the border service asks for an assessment before every return.',
  }),
  ...about('TIP:9(1)(a)', {
    status: 'yes',
    'how-it-works.kinds': ['measure'],
    'how-it-works.measure': 'National plan 2021 to 2025, with a yearly report to Parliament.',
    'good-practice.text': 'Municipal contact points, paid from the national plan, pass on first reports within a day.',
  }),
  ...about('TIP:10(1)', { status: { standing: 'not-known', because: 'The border service has not yet answered; asked on 2 May.' } }),
  ...about('TIP:11(4)', { status: { standing: 'not-applicable', because: 'No commercial carrier operates across the border.' } }),
  ...about('TIP:12(a)', { status: 'yes', 'legal-basis.citations': ['passport-act'], ...settled }),
  ...about('TIP:13', {
    status: 'yes',
    'legal-basis.citations': ['passport-act'],
    'how-it-works.authority': 'Passport Office, reachable at all hours',
  }),
};

/** What two years change: gaps closed, texts rewritten, one answer taken back, questions answered for the first time. */
const WITHDRAWN_SINCE_2024 = [
  'TIP:9(1)(a)/good-practice.text',
  'TIP:6(3)(b)/status',
  'TIP:6(3)(b)/legal-basis.citations',
  'TIP:6(3)(b)/assistance-needed.needed',
  'TIP:6(3)(b)/assistance-received.received',
];
const CLOSED_GAPS = /^TIP:(?:3\(a\)|3\(c\)|5\(1\)|6\(6\))\/(?:missing|reasons|planned-steps)\.|^TIP:6\(6\)\/assistance-needed\.categories$/;

const kept = Object.fromEntries(
  Object.entries(ANSWERS_OF_2024).filter(([question]) => !WITHDRAWN_SINCE_2024.includes(question) && !CLOSED_GAPS.test(question)),
);

export const ANSWERS_OF_2026: PracticeAnswers = {
  ...kept,
  ...about('TIP:3(a)', {
    status: 'yes',
    purposes: ['sexual', 'labour', 'slavery', 'servitude', 'organs', 'other'],
    'legal-basis.citations': ['trafficking-act', 'amendment-act'],
    'legal-basis.explanation': 'Section 2, as amended in 2025, defines trafficking in persons for the whole of the Act.',
  }),
  ...about('TIP:3(c)', { status: 'yes', 'means-for-children': 'none', 'legal-basis.citations': ['amendment-act'] }),
  ...about('TIP:5(1)', {
    status: 'yes',
    'legal-basis.citations': ['trafficking-act', 'amendment-act', 'criminal-code'],
    'legal-basis.explanation':
      'Section 3 punishes whoever traffics in persons, whatever the form of exploitation. It was applied nine times in 2025.',
    'penalties.ranges': rows({ basic: { offence: 'Trafficking in persons', custodial: 'yes', minimum: 4, maximum: 12 } }),
    'justice-statistics.source': ['figures-of-2025'],
    'justice-statistics.persons': figures([2024, 2025], {
      'cases-opened': [13, 16],
      investigated: [19, 24],
      prosecuted: [10, 12],
      'prosecuted-female': [3, 2],
      'prosecuted-male': [7, 10],
      'prosecuted-sex-unknown': [0, 0],
      convicted: [7, 9],
    }),
    'assistance-needed.categories': ['training'],
    'assistance-needed.priority': 'medium',
    'assistance-received.received': 'yes',
    'assistance-received.providers': ['unodc'],
    'assistance-received.extension': 'no',
  }),
  ...about('TIP:6(2)(a)', {
    'missing.text': 'Information on release of the convicted person is given in prisons, but not yet by the probation service.',
    'planned-steps.planned': 'planned',
    'planned-steps.steps': rows({
      probation: { step: 'Instruction to the probation service', body: 'Ministry of Justice', target: '2026-12-31', stage: 'planned' },
    }),
  }),
  ...about('TIP:6(3)', {
    'victims.persons': figures([2024, 2025], {
      identified: [29, 31],
      'identified-female': [18, 20],
      'identified-male': [11, 11],
      'identified-sex-unknown': [0, 0],
      assisted: [27, 30],
    }),
  }),
  ...about('TIP:6(4)', {
    status: 'yes',
    'legal-basis.citations': ['amendment-act', 'shelter-decree'],
    'legal-basis.explanation': 'Children are placed apart from adults and have a guardian from the first day.',
    ...settled,
  }),
  ...about('TIP:6(6)', {
    status: 'yes',
    'legal-basis.citations': ['victims-fund-act'],
    'legal-basis.explanation': 'A victim may claim from the fund without waiting for the judgment.',
    'assistance-needed.needed': 'no',
  }),
  ...about('TIP:10(1)', {
    status: 'yes',
    'how-it-works.kinds': ['practice'],
    'how-it-works.measure': 'Liaison officers at three border posts exchange information daily.',
  }),
  ...about('TIP:10(2)', {
    status: 'partial',
    'how-it-works.kinds': ['measure'],
    'missing.text': 'Labour inspectors are not yet trained.',
    'reasons.kinds': ['lack-of-resources'],
    'planned-steps.planned': 'none',
  }),
};
