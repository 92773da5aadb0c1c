import { printable } from './printable';
import { joined, type ReportContext } from './report-context';
import type { Fact, Inline, ReportDocument, SignatureSpace } from './report-document';
import type { ReportSource } from './report-source';
import { phraseInline } from './report-speech';

type Front = Pick<ReportDocument, 'title' | 'facts' | 'running' | 'mark' | 'contentDigest' | 'labels'>;

/** The first page, and what is repeated on every page. */
export function frontMatter(context: ReportContext): Front {
  const { source, options, speech } = context;
  const { say } = speech;
  const marks = [
    ...(source.practice ? [say('document.mark.practice')] : []),
    ...(options.kind !== 'blank' && isDraft(source) ? [say('document.mark.draft')] : []),
    ...(source.redacted ? [say('redact.title')] : []),
    ...(source.leaving === 'internal' ? [say('document.mark.internal')] : []),
  ];
  const number = source.sealed?.number ?? (source.redacted?.from.kind === 'submission' ? source.redacted.from.number : undefined);
  const revision = number === undefined ? [] : [say('document.revision', { number: speech.number(number) })];
  return {
    title: say(`document.title.${options.kind}`),
    facts: facts(context),
    running: [source.stateName, source.exercise.title, ...revision].map(printable).join(' · '),
    ...(marks.length > 0 && { mark: marks.join(' · ') }),
    ...(source.sealed && { contentDigest: source.sealed.contentDigest }),
    labels: {
      contents: say('document.contents'),
      skip: say('document.skipToContent'),
      pageOf: say('document.pageOf', { page: '{page}', pages: '{pages}' }),
    },
  };
}

const isDraft = ({ sealed, redacted }: ReportSource): boolean => !sealed && redacted?.from.kind !== 'submission';

function facts(context: ReportContext): readonly Fact[] {
  const { source, options, speech } = context;
  const { say, date, number } = speech;
  const { exercise, sealed } = source;
  const fact = (name: string, value: string | readonly Inline[] | undefined): readonly Fact[] =>
    value === undefined || value === ''
      ? []
      : [{ label: say(`document.fact.${name}`), value: typeof value === 'string' ? [{ text: printable(value) }] : value }];
  return [
    ...fact('state', source.stateName),
    ...fact('exercise', exercise.title),
    ...fact('mechanism', say(`mechanism.${exercise.mechanism}`)),
    ...fact('cycle', exercise.cycle && say(`cycle.${exercise.cycle === 1 ? 'first' : 'second'}`)),
    ...fact('period', exercise.period),
    ...fact(
      'instruments',
      joined(
        instrumentsOf(context).map((code) => [phraseInline(speech.words(`instrument/${code}/title`), speech)]),
        speech.semicolon,
      ),
    ),
    ...fact('leftOut', leftOut(context)),
    ...fact('assessmentDate', date(source.assessmentDate)),
    ...(options.kind === 'agency' ? fact('agency', options.agency) : []),
    ...(options.kind === 'blank' || source.redacted
      ? []
      : fact('revision', sealed ? speech.number(sealed.number) : say('document.notSealed', { when: date(source.madeAt) }))),
    ...(sealed && options.kind !== 'blank'
      ? [
          ...fact('sealedAt', date(sealed.sealedAt)),
          ...fact(
            'clearedBy',
            [sealed.declaration.title, ...(options.names && sealed.declaration.name ? [sealed.declaration.name] : [])].join(speech.comma),
          ),
          ...fact('replaces', sealed.replaces === null ? undefined : [{ text: sealed.replaces, isolate: true }]),
          ...fact('digest', [{ text: sealed.digest, isolate: true }]),
          ...fact('contentDigest', [{ text: sealed.contentDigest, isolate: true }]),
          ...fact('verdict', say(`verdict.${sealed.verdict}.title`)),
        ]
      : []),
    ...(options.kind !== 'blank' && source.waiting ? fact('toConfirm', say('document.toConfirm', { number: number(source.waiting) })) : []),
    ...(source.redacted ? redactedFacts(source.redacted, context) : []),
    ...fact('leaving', source.leaving && say(`document.leaving.${source.leaving}`)),
    ...fact('questionnaire', [{ text: source.questionnaire.version.slice(0, 16), isolate: true }]),
    ...fact('made', date(source.madeAt)),
  ];
}

/** What a redacted copy says of itself: what it was made from and how much is missing; never what. */
function redactedFacts({ from, made, leftOut }: Redacted, { speech }: ReportContext): readonly Fact[] {
  const { say, date, number, colon, semicolon } = speech;
  const counts = LEFT_OUT.filter((kind) => leftOut[kind] > 0).map(
    (kind) => `${say(`redact.kind.${kind}`)}${colon}${number(leftOut[kind])}`,
  );
  const source =
    from.kind === 'submission'
      ? say('redact.fromSubmission', { number: number(from.number), date: date(from.sealedAt) })
      : say('redact.fromAssessment', { date: date(from.at) });
  return [
    { label: say('redact.title'), value: [{ text: `${say('document.redacted')} ${say('redact.never')}` }] },
    { label: say('redact.leftOut'), value: [{ text: counts.join(semicolon) }] },
    { label: say('redact.madeFrom'), value: [{ text: `${source} · SHA-512 ` }, { text: from.digest, isolate: true }] },
    { label: say('redact.made'), value: [{ text: date(made) }] },
  ];
}

type Redacted = NonNullable<ReportSource['redacted']>;
const LEFT_OUT = ['provisions', 'answers', 'evidence', 'attachments', 'agencies'] as const;

/** Codes of the instruments that this document covers, in treaty order. */
export const instrumentsOf = ({ source, options }: ReportContext): readonly string[] =>
  source.questionnaire.instruments
    .map(({ code }) => code)
    .filter((code) => source.instruments.includes(code) && (options.instruments?.includes(code) ?? true));

function leftOut({ source, speech }: ReportContext): readonly Inline[] | undefined {
  const { clusters = [], chapters = [], levels = [] } = source.leftOut ?? {};
  const parts = [
    ...clusters.map((id) => phraseInline(speech.words(`cluster/${id}`), speech)),
    ...chapters.map((id) => phraseInline(speech.words(`chapter/${id.replace(':', '/')}`), speech)),
    ...levels.map((level): Inline => ({ text: speech.say(`level.${level}`) })),
  ];
  return parts.length === 0
    ? undefined
    : joined(
        parts.map((part) => [part]),
        speech.semicolon,
      );
}

/** Room for the hand that clears the document on paper. */
export function signatureSpace({ source, options, speech }: ReportContext): SignatureSpace {
  const { say } = speech;
  const { title = '', name } = source.sealed?.declaration ?? {};
  const given = [name !== undefined && options.names ? name : '', title, '', ''];
  return {
    kind: 'signatures',
    signatures: [
      ['name', 'office', 'date', 'signature'].map((label, place) => ({
        label: say(`document.sign.${label}`),
        value: given[place] ? [{ text: printable(given[place]) }] : [],
      })),
    ],
  };
}
