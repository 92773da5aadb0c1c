import type { MakeHeading } from './answers-section';
import { paragraphsIn, printable } from './printable';
import { joined, own, referenceTo, type ReportContext } from './report-context';
import type { Block, Inline } from './report-document';
import { fullReference } from './report-speech';

/** What the check pointed out and the State explained, with its reason. */
export function explainedSection(
  provisions: ReadonlySet<string>,
  instruments: readonly string[],
  context: ReportContext,
  heading: MakeHeading,
): readonly Block[] {
  const { source, speech } = context;
  const explained = source.findings.filter(
    ({ at, explanation }) => explanation && (provisions.has(at) || instruments.includes(at) || at === 'assessment'),
  );
  if (explained.length === 0) return [];
  return [
    heading([{ text: speech.say('document.section.explained') }], 1),
    ...explained.flatMap(({ case: ruleCase, at, involves, explanation }): readonly Block[] => {
      const message = speech.words(`rule/${ruleCase}/message`);
      const other = involves.filter((id) => id !== at);
      const places = { reference: fullReference(at), status: statusAt(at, context) };
      const text = printable(message.text.replace(/\{(reference|status)\}/g, (_, place: keyof typeof places) => places[place]));
      const place: Inline = provisions.has(at) ? referenceTo(at, context) : { text: fullReference(at), isolate: true };
      return [
        {
          kind: 'paragraph',
          style: 'label',
          content: [
            ...(at === 'assessment' ? [] : [place, { text: ' ' }]),
            { text, ...(message.language !== speech.language && { language: message.language }) },
            ...(other.length > 0
              ? [
                  { text: ' (' },
                  ...joined(
                    other.map((id) => [referenceTo(id, context)]),
                    speech.comma,
                  ),
                  { text: ')' },
                ]
              : []),
          ],
        },
        ...paragraphsIn(explanation ?? '').map(({ text: line, apart }): Block => ({
          kind: 'paragraph',
          style: 'answer',
          content: [{ text: line }],
          ...(apart && { apart }),
        })),
      ];
    }),
  ];
}

/** What a sentence calls the status that it speaks of. */
function statusAt(provision: string, { source, speech, questions }: ReportContext): string {
  const id = source.questionnaire.provisions.find((each) => each.id === provision)?.questions[0];
  const question = id === undefined ? undefined : questions.get(id);
  const value = id === undefined ? undefined : own(source.answers, id)?.value;
  return question?.type === 'status' && typeof value === 'string' ? speech.words(`scale/${question.scale}/${value}`).text : '';
}
