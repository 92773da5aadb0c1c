import type { Language } from '../questionnaire/wording';
import type { Person } from './answer';

/** What an agency was asked to do, by package id. */
export interface WorkPackage {
  readonly revision: number;
  readonly agency: string;
  /** Its scope: nothing outside these provisions is taken in. */
  readonly provisions: readonly string[];
  readonly language: Language;
  readonly instructions: string;
  /** ISO date. */
  readonly due?: string;
  /** Thumbprint of the key that its contributions are signed with. */
  readonly key: string;
  /** The public half of that key. */
  readonly publicKey: string;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}

/** What an agency has returned, by digest. */
export interface Contribution {
  readonly revision: number;
  readonly workPackage: string;
  /** Counts the contributions that the agency has written of one package. */
  readonly number: number;
  readonly fileName: string;
  /** ISO instants: of the signature as the agency says, and of our taking it in. */
  readonly writtenAt: string;
  readonly receivedAt: string;
  readonly by: Person;
}
