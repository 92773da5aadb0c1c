import { STATUS_BLOCK, type Provision } from '../questionnaire/definition';
import type { ProvisionProgress } from '../engine/live-assessment';
import type { MakeHeading } from './answers-section';
import { optionInline } from './answer-blocks';
import { instrumentsOf } from './front-matter';
import { printable, printableLines } from './printable';
import { own, referenceTo, type ReportContext } from './report-context';
import type { Block, Fact, Inline } from './report-document';
import { phraseInline } from './report-speech';

const PROGRESS: readonly ProvisionProgress[] = ['complete', 'needs', 'begun', 'not-known', 'not-applicable', 'open'];

/** How far the work is, per instrument: figures of work done, not of how a State complies. */
export function completenessSection(provisions: readonly Provision[], context: ReportContext, heading: MakeHeading): readonly Block[] {
  const { source, speech } = context;
  const { say, number } = speech;
  const codes = instrumentsOf(context);
  const count = (code: string, progress: ProvisionProgress): number =>
    provisions.filter(({ id, instrument }) => instrument === code && own(source.provisions, id)?.progress === progress).length;
  const caption = say('document.section.completeness');
  const series = PROGRESS.map((progress) => say(`progress.${progress}`));
  const name = (code: string): Inline => phraseInline(speech.words(`instrument/${code}/short-title`), speech);
  return [
    heading([{ text: caption }], 1),
    { kind: 'paragraph', style: 'note', content: [{ text: say('check.completenessHint') }] },
    {
      kind: 'table',
      caption,
      columns: [say('document.needs.group.instrument'), say('document.needs.asked'), ...series].map((label, at) => ({
        label,
        numeric: at > 0,
      })),
      rows: codes.map((code) => [
        [name(code)],
        [{ text: number(provisions.filter(({ instrument }) => instrument === code).length) }],
        ...PROGRESS.map((progress) => [{ text: number(count(code, progress)) }]),
      ]),
    },
    {
      kind: 'bars',
      caption,
      series,
      bars: codes.map((code) => ({ label: name(code).text, values: PROGRESS.map((each) => count(code, each)) })),
    },
  ];
}

/** One line a provision: what is asked, at which level, and the answer in a word. */
export function statusTables(provisions: readonly Provision[], context: ReportContext, heading: MakeHeading): readonly Block[] {
  const { speech } = context;
  const { say } = speech;
  return instrumentsOf(context).flatMap((code): readonly Block[] => {
    const within = provisions.filter(({ instrument }) => instrument === code);
    if (within.length === 0) return [];
    const title = phraseInline(speech.words(`instrument/${code}/title`), speech);
    return [
      heading([title], 1),
      {
        kind: 'table',
        caption: title.text,
        columns: ['provision', 'subject', 'level', 'answer', 'gap'].map((column) => ({
          label: say(`document.column.${column}`),
          numeric: false,
        })),
        rows: within.map((provision) => [
          [referenceTo(provision.id, context)],
          [phraseInline(speech.words(`provision/${provision.id}/subject`), speech)],
          [{ text: say(`level.${provision.obligation}`) }],
          statusInlines(provision, context),
          own(context.source.provisions, provision.id)?.gap ? [{ text: say('document.gap') }] : [],
        ]),
      },
    ];
  });
}

function statusInlines(provision: Provision, context: ReportContext): readonly Inline[] {
  const { source, speech, questions } = context;
  const question = provision.questions.map((id) => questions.get(id)).find((each) => each?.block === STATUS_BLOCK);
  const answer = question && own(source.answers, question.id);
  if (!question || !answer) {
    const progress = own(source.provisions, provision.id)?.progress;
    return [{ text: speech.say(progress === 'not-applicable' ? 'standing.not-applicable' : 'standing.unanswered') }];
  }
  if (answer.standing !== 'answered' || typeof answer.value !== 'string') return [{ text: speech.say(`standing.${answer.standing}`) }];
  return [{ ...optionInline(question, answer.value, context), strong: true }];
}

/** What the State said of its participation in each instrument. */
export function participationSection(context: ReportContext, heading: MakeHeading): readonly Block[] {
  const { source, speech } = context;
  const { say, date } = speech;
  const stated = instrumentsOf(context).filter((code) => own(source.participation, code) !== undefined);
  if (stated.length === 0) return [];
  return [
    heading([{ text: say('document.section.participation') }], 1),
    ...stated.flatMap((code): readonly Block[] => {
      const of = own(source.participation, code);
      if (!of) return [];
      const fact = (name: string, value: string | undefined): readonly Fact[] => {
        const lines = printableLines(value ?? '');
        return lines.length === 0 ? [] : [{ label: say(`participation.${name}`), value: [{ text: printable(lines.join(' ')) }] }];
      };
      const day = (name: string, value: string | undefined): readonly Fact[] => fact(name, value && date(value));
      return [
        heading([phraseInline(speech.words(`instrument/${code}/short-title`), speech)], 4),
        {
          kind: 'facts',
          facts: [
            { label: say('document.fact.participation'), value: [{ text: say(`participation.${of.standing}`) }] },
            ...day('signed', of.signed),
            ...fact('act', of.act && say(`act.${of.act}`)),
            ...day('deposited', of.deposited),
            ...day('inForce', of.inForce),
            ...day('denunciationReceived', of.denunciationReceived),
            ...fact('declarations', of.declarations),
            ...fact('reservations', of.reservations),
            ...fact('withdrawals', of.withdrawals),
            ...fact('objections', of.objections),
            ...fact('territories', of.territories),
          ],
        },
      ];
    }),
  ];
}
