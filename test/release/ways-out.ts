import type { Input } from '#core/contract/operations';
import { CONFERENCE_FORMATS } from '#core/contract/operations/conference';
import { COMPARISON_FORMATS } from '#core/contract/operations/comparison';
import type { REVIEW_DOCUMENT_CONTENTS } from '#core/contract/operations/reviews';
import { REVIEW_DOCUMENT_FORMATS } from '#core/contract/operations/reviews';
import { TABLE_KINDS, arrangements, canBeArranged, type ColumnsBy, type RowsBy, type TableKind } from '#core/conference/table-request';
import { REPORT_FORMATS, REPORT_KINDS } from '#core/report/report-source';
import { PASSPHRASE, type GuardedOffice } from './guarded-office';
import { OPEN_STATES, STATES } from './guarded-words';
import type { OfferingOperation } from './offering-operations';

/** How an operation is asked. */
export interface WaysOut<N extends OfferingOperation> {
  /** For everything that it gives without a choice of the whole. */
  readonly plain?: () => readonly Input<N>[] | Promise<readonly Input<N>[]>;
  /** For the whole. */
  readonly whole?: () => readonly Input<N>[];
  /** For what the parties have agreed, without anything that a State answered. */
  readonly agreed?: () => readonly Input<N>[];
  /** For what it must refuse. */
  readonly refused?: () => readonly Input<N>[];
}
export type EveryWayOut = { readonly [N in OfferingOperation]: WaysOut<N> };

const OFFICIAL = { name: 'B. Officer', role: 'Registry' };
const everything = { kinds: [], became: [], instruments: [], clusters: [], articles: [], levels: [], words: '' };

/** The usual way in which a table is arranged. */
function firstOf(kind: TableKind): { readonly rows: RowsBy; readonly columns: ColumnsBy } {
  const { rows, columns } = arrangements(kind);
  const found = rows
    .flatMap((row) => columns.map((column) => ({ rows: row, columns: column })))
    .find((each) => canBeArranged({ kind, ...each }));
  if (!found) throw new Error(`no way to arrange ${kind}`);
  return found;
}

/** Every way out of this secretariat: each operation with each of its formats and kinds. */
export function waysOut(office: GuardedOffice): EveryWayOut {
  const { secretariat, digests, exercise, key, older, successor, review, run, quarantined, attached, bundle } = office;
  const of = (state: string) => digests[state]!.map((digest) => ({ digest }));
  const all = STATES.flatMap(of);
  const [kept = ''] = digests['FR']!;
  const file = (state: string) => digests[state]!.map((digest) => ({ file: secretariat.file(bundle(digest)) }));
  const closed = STATES.filter((state) => !OPEN_STATES.includes(state));
  const inARow = closed.filter((state) => of(state).length > 1);
  const report = { language: 'en', credits: true, names: true } as const;
  const agency = { agency: 'Ministry' };
  const reviewDocuments = (content: (typeof REVIEW_DOCUMENT_CONTENTS)[number]) =>
    REVIEW_DOCUMENT_FORMATS.map((format) => ({ review, format, language: 'en', content }) as const);
  const tables = TABLE_KINDS.flatMap((kind) =>
    (kind === 'practices' ? CONFERENCE_FORMATS : (['xlsx'] as const)).map(
      (format) => ({ kind, ...firstOf(kind), filter: {}, language: 'en', format }) as const,
    ),
  );
  // Answers behind the numbers are put together in the same way however a table is arranged.
  const arranged = (['answered', 'assistance'] as const).flatMap((kind) => {
    const { rows, columns } = arrangements(kind);
    const usual = { kind, filter: {}, language: 'en', format: 'csv', scope: 'released' } as const;
    const tried = [
      ...rows.map((row) => ({ ...firstOf(kind), rows: row })),
      ...columns.map((column) => ({ ...firstOf(kind), columns: column })),
    ];
    return tried.flatMap((each) => (canBeArranged({ kind, ...each }) ? [{ ...usual, ...each }] : []));
  });
  const signing = { key, passphrase: PASSPHRASE };
  // At the State these name an assessment; here there is none, only what was received.
  const here = { assessment: kept, by: OFFICIAL };
  return {
    'attachments.fetch': { refused: () => [{ assessment: kept, sha512: attached }] },
    'agencies.prepare': {
      refused: () => [{ ...here, ...agency, provisions: ['TIP:5(1)'], language: 'en', instructions: 'Look', withAnswers: true }],
    },
    'agencies.contribute': { refused: () => [{ ...here, comments: [] }] },
    'agencies.askBack': { refused: () => [{ ...here, workPackage: kept.slice(0, 40), asks: [{ about: 'TIP:5(1)', text: 'Why?' }] }] },
    'history.export': { refused: () => (['csv', 'jsonl'] as const).map((format) => ({ assessment: kept, format, language: 'en' })) },
    'redaction.make': {
      refused: () => [{ assessment: kept, digest: kept, leaveOut: { provisions: [], evidence: [], attachments: [], agencies: [] } }],
    },
    'signatures.give': { refused: () => [{ ...here, ...signing, digest: kept }] },
    'signatures.request': { refused: () => [{ assessment: kept, digest: kept }] },
    'signatures.sign': { refused: () => [{ ...signing, file: secretariat.file(bundle(kept)) }] },
    'signatures.accept': { refused: () => [{ ...here, signature: '{}' }] },
    'submissions.export': { refused: () => [{ ...here, ...signing, declaration: { title: 'Minister' }, encryptFor: [] }] },
    'submissions.fetch': { refused: () => [{ assessment: kept, digest: kept }] },

    'keys.succeed': { plain: () => [{ ...signing, key: successor, holder: 'Registry', next: PASSPHRASE }] },
    'keys.succession': { plain: () => [{ key: successor }] },
    'keys.card': { plain: () => [{ key }, { key: older }] },
    'keys.backup': { plain: () => [{ key }] },
    'bundles.saveReport': {
      plain: async () => {
        const reports = [];
        for (const { digest } of all) reports.push(await secretariat.call('bundles.verify', { file: secretariat.file(bundle(digest)) }));
        const refused = (await secretariat.call('quarantine.list', {})).map((each) => each.report);
        return [{ reports: [...reports, ...refused] }];
      },
    },
    'receipts.issue': { plain: () => [{ digest: digests['AL']![0]!, ...signing }] },
    'receipts.issueBatch': { plain: () => [{ digests: OPEN_STATES.flatMap((state) => digests[state]!), ...signing }] },
    'register.remind': {
      plain: () => (['pdf', 'docx'] as const).map((format) => ({ exercise, states: ['DE', 'CN'], format, from: 'Secretariat' })),
    },
    'intake.protocol': { plain: () => (['json', 'csv', 'html'] as const).map((format) => ({ run, format, language: 'en' })) },
    'trust.export': { plain: () => [{ format: 'json' }, { format: 'json', sign: signing }, { format: 'csv' }] },
    'backup.make': { plain: () => [{ passphrase: PASSPHRASE, encryptFor: [] }] },

    'quarantine.export': { whole: () => [{ sha512: quarantined, internal: true }] },
    'reviews.document': {
      whole: () => reviewDocuments('all'),
      agreed: () => reviewDocuments('agreed'),
    },
    'reviews.write': { whole: () => [false, true].map((withSubmissions) => ({ review, ...signing, withSubmissions })) },

    'comparison.write': {
      plain: () =>
        (['comparison', 'trend'] as const).flatMap((what) =>
          COMPARISON_FORMATS.map((format) => ({ of: of('AL'), what, filter: everything, format, language: 'en' })),
        ),
      whole: () => [
        { of: of('FR'), what: 'comparison', filter: everything, format: 'pdf', language: 'en', internal: true },
        { of: of('AL'), what: 'trend', filter: everything, format: 'docx', language: 'en', internal: true },
      ],
      refused: () =>
        inARow.flatMap((state) => [
          { of: of(state), what: 'comparison', format: 'docx', language: 'en' },
          { of: file(state), what: 'trend', format: 'docx', language: 'en', internal: false },
        ]),
    },
    'comparison.writeAcross': {
      plain: () => [
        ...COMPARISON_FORMATS.map((format) => ({ of: all, provision: 'TIP:5(1)', format, language: 'en' }) as const),
        { of: all, provision: 'TIP:6(1)', format: 'docx', language: 'en' },
      ],
      whole: () => COMPARISON_FORMATS.map((format) => ({ of: all, provision: 'TIP:5(1)', format, language: 'en', internal: true })),
      refused: () => [{ of: closed.flatMap(of), provision: 'TIP:6(1)', format: 'docx', language: 'en' }],
    },
    'reports.write': {
      plain: () =>
        REPORT_KINDS.flatMap((kind) =>
          (kind === 'full' ? REPORT_FORMATS : (['html'] as const)).map((format) => ({
            ...{ of: of('AL')[0]!, kind, format, ...report },
            ...(kind === 'agency' && agency),
          })),
        ),
      whole: () => [
        ...REPORT_FORMATS.map((format) => ({ of: of('FR')[0]!, kind: 'full', format, internal: true, ...report }) as const),
        { of: of('AL')[0]!, kind: 'gaps', format: 'html', internal: true, ...report },
      ],
      refused: () =>
        closed.flatMap((state) =>
          (['full', 'summary', 'gaps'] as const).flatMap((kind) =>
            [of(state)[0]!, file(state)[0]!].map((each) => ({ of: each, kind, format: 'html', ...report }) as const),
          ),
        ),
    },
    'conference.export': {
      plain: () => [...tables.map((table) => ({ ...table, scope: 'released' }) as const), ...arranged],
      whole: () => tables.map((table) => ({ ...table, scope: 'internal' })),
    },
    'openData.write': { plain: () => [{}, { exercises: [exercise], instruments: ['TIP'] }] },
  };
}
