import { fullReference } from '../assessment/provision-reference';

/** Of a provision or of one of its questions: the provision as a lawyer writes it. */
export const shownReference = (about: string): string => fullReference(about.split('/')[0] ?? about);
