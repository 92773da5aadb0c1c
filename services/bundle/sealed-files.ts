import { submissionsOf } from '../assessments/load-assessment';
import { BUNDLE_ENDING, ENCRYPTED_ENDING } from './bag-layout';

/** Where a sealed bundle stays, so that it can be handed over again; under its digest, with the ending of its name. */
export const sealedBundlePath = (assessment: string, digest: string, name: string): string =>
  `${submissionsOf(assessment)}/${digest}${name.endsWith(ENCRYPTED_ENDING) ? ENCRYPTED_ENDING : BUNDLE_ENDING}`;

/** What is shown to the second signatory: the whole bundle with the first signature, never the submission itself. */
export const REQUEST_ENDING = '.to-sign';

/** Where a bundle stays while its second signature is missing. */
export const awaitingBundlePath = (assessment: string, digest: string): string => `${submissionsOf(assessment)}/${digest}${REQUEST_ENDING}`;
