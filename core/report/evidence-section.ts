import { citationsIn } from '../submission/submitted-content';
import type { MakeHeading } from './answers-section';
import { inLanguage, linkInline } from './evidence-inlines';
import { forceWords } from './force-words';
import { printable, printableLines } from './printable';
import { joined, own, referenceTo, type ReportContext } from './report-context';
import type { Block, Fact, Inline } from './report-document';

/** Every source that the answers of these provisions cite, with what it says and where it is cited. */
export function evidenceSection(provisions: ReadonlySet<string>, context: ReportContext, heading: MakeHeading): readonly Block[] {
  const { source, speech } = context;
  const citedAt = new Map<string, string[]>();
  for (const question of source.questionnaire.questions) {
    if (!provisions.has(question.provision)) continue;
    const answer = own(source.answers, question.id);
    for (const id of citationsIn(question, answer?.value)) {
      const at = citedAt.get(id) ?? [];
      if (!at.includes(question.provision)) at.push(question.provision);
      citedAt.set(id, at);
    }
  }
  const blocks = [...citedAt].flatMap(([id, at]): readonly Block[] => {
    const record = own(source.evidence, id);
    if (!record) return [];
    return [
      heading([{ text: printable(record.title), ...inLanguage(record) }], 4),
      { kind: 'facts', facts: evidenceFacts(id, at, context) },
    ];
  });
  return blocks.length === 0 ? [] : [heading([{ text: speech.say('document.section.evidence') }], 1), ...blocks];
}

function evidenceFacts(id: string, citedAt: readonly string[], context: ReportContext): readonly Fact[] {
  const { say, date, comma } = context.speech;
  const record = own(context.source.evidence, id);
  if (!record) return [];
  const force = forceWords(record, context.source.assessmentDate, context.speech);
  const fact = (label: string, value: readonly Inline[]): readonly Fact[] => (value.length === 0 ? [] : [{ label, value }]);
  const text = (label: string, value: string | undefined): readonly Fact[] =>
    fact(
      label,
      printableLines(value ?? '').flatMap((line, place) => [...(place > 0 ? [{ text: ' ' }] : []), { text: line, ...inLanguage(record) }]),
    );
  const day = (label: string, value: string | undefined): readonly Fact[] => fact(label, value ? [{ text: date(value) }] : []);
  const field = (name: string): string => say(`evidence.field.${name}`);
  return [
    ...fact(say('document.evidence.kind'), [{ text: say(`evidence.kind.${record.kind}`) }]),
    ...text(field('reference'), record.reference),
    ...fact(field('stage'), force ? [{ text: force }] : []),
    ...day(field('adopted'), record.adopted),
    ...day(field('inForce'), record.inForce),
    ...day(field('date'), record.date),
    ...text(field('court'), record.court),
    ...text(field('outcome'), record.outcome),
    ...fact(say('evidence.kind.link'), record.link ? [linkInline(record.link)] : []),
    ...day(field('lastSeen'), record.link ? record.lastSeen : undefined),
    ...text(field('language'), record.language),
    ...text(field('summary'), record.summary),
    ...fact(
      say('evidence.kind.file'),
      record.attachment
        ? [
            { text: printable(record.attachment.name), isolate: true },
            { text: ' · SHA-512 ' },
            { text: record.attachment.sha512, isolate: true },
          ]
        : [],
    ),
    ...fact(
      say('evidence.citedAt'),
      joined(
        citedAt.map((provision) => [referenceTo(provision, context)]),
        comma,
      ),
    ),
  ];
}
