import type { AppErrorBody } from '#core/contract/errors';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Host, Office } from './office';

export const official = { name: 'A. Official', role: 'Focal point' };
export const settings: Input<'assessments.create'>['settings'] = {
  state: 'AL',
  exercise: { id: 'self-2026', title: 'Self-assessment 2026', mechanism: 'self-assessment' },
  languages: ['en'],
  instruments: ['TIP'],
  participation: { TIP: { standing: 'party' }, UNTOC: { standing: 'party' } },
  practice: false,
  assessmentDate: '2026-06-01',
};

/** What the scenarios of one area need of the contract suite. The offices are there once the suite's tests run. */
export interface ContractTools {
  readonly host: Host;
  readonly state: () => Office;
  readonly secretariat: () => Office;
  /** A further office over an empty folder; closed with the suite. */
  readonly openOffice: (name: string) => Promise<Office>;
  /** Calls, counts the operation as exercised, and expects it to go through. */
  does<N extends OperationName>(office: Office, name: N, input: Input<N>): Promise<Output<N>>;
  /** The same, and expects it to stop. */
  isStopped<N extends OperationName>(office: Office, name: N, input: Input<N>): Promise<AppErrorBody>;
  /** Writes a file of the user; resolves with its path. */
  write(name: string, content: string): Promise<string>;
  readonly official: { readonly name: string; readonly role: string };
  readonly settings: Input<'assessments.create'>['settings'];
}
