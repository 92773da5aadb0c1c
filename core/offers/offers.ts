import type { Answer } from '../answers/answer';
import { isBlankValue } from '../answers/blank-value';
import type { AssessmentDocument } from '../answers/document';
import type { AnswerContent, LiveAssessment } from '../engine/live-assessment';
import type { Twin } from '../questionnaire/definition';
import { offerKey } from './offer-key';
import type { OfferTables, ProvisionPair } from './offer-tables';

/**
 * An answer given for one treaty that may serve another. Nothing is copied by itself: an offer is only what could be
 * taken over, and what has become of it.
 */
export interface Offer {
  readonly key: string;
  readonly twin: string;
  readonly relation: Twin['relation'];
  /** Provision that was answered, and provision that is not yet. */
  readonly from: string;
  readonly to: string;
  /**
   * open: nothing decided. declined: kept in mind. taken: in use. changed: in use, and the source has changed since it was
   * taken over or last looked at.
   */
  readonly state: 'open' | 'declined' | 'taken' | 'changed';
  /** What would be taken over, or taken over again; the status first. */
  readonly answers: readonly OfferedAnswer[];
  /** Answers here that were taken over; also where their source has been taken back since and `answers` has nothing of it. */
  readonly links: readonly OfferLink[];
  /** ISO instant of the latest of those answers. */
  readonly at: string;
}

export interface OfferedAnswer {
  /** Question that was answered, and the one that asks the same of the twin. */
  readonly from: string;
  readonly to: string;
  readonly revision: number;
  readonly content: AnswerContent;
}

/** An answer that was taken over, its source, and the revision of the source now: 0 where it is no more. */
export interface OfferLink {
  readonly from: string;
  readonly to: string;
  readonly revision: number;
}

/**
 * All offers between provisions that are asked, in the order of the questionnaire's twins. A provision that has a status of
 * its own gets none; one that was taken over keeps its link.
 */
export function offersOf(tables: OfferTables, document: AssessmentDocument, live: LiveAssessment): readonly Offer[] {
  return offersAmong(tables.pairs, tables, document, live);
}

/** Those in which a provision gives or takes. */
export function offersAt(provision: string, tables: OfferTables, document: AssessmentDocument, live: LiveAssessment): readonly Offer[] {
  return offersAmong(tables.pairsAt(provision), tables, document, live);
}

function offersAmong(
  pairs: readonly ProvisionPair[],
  tables: OfferTables,
  document: AssessmentDocument,
  live: LiveAssessment,
): readonly Offer[] {
  return pairs.flatMap((pair) => {
    const offer = offerOf(pair, tables, document, live);
    return offer ? [offer] : [];
  });
}

function offerOf(pair: ProvisionPair, tables: OfferTables, document: AssessmentDocument, live: LiveAssessment): Offer | null {
  const { from, to, twin } = pair;
  if (!live.provision(from).relevant || !live.provision(to).relevant) return null;
  const links = linksBetween(pair, document);
  const answers = offeredAnswers(pair, tables, document, live);
  if (links.length === 0) {
    const status = answers[0];
    if (!status || !isStatus(status.from) || isAnswered(document, tables.statusOf(to))) return null;
  }
  const key = offerKey(from, to);
  const declined = Object.hasOwn(document.offers, key);
  const state =
    links.length > 0 ? (links.some((link) => hasChanged(link, document)) ? 'changed' : 'taken') : declined ? 'declined' : 'open';
  const at = answers.map((answer) => document.answers[answer.from]?.at ?? '').reduce((one, other) => (one > other ? one : other), '');
  return { key, twin: twin.id, relation: twin.relation, from, to, state, answers, links, at };
}

/** Answers of the target that were taken over from the source. */
function linksBetween({ questions }: ProvisionPair, document: AssessmentDocument): readonly OfferLink[] {
  return questions.flatMap(({ from, to }) => {
    const answer = recordAt(document, to);
    const isLinked = answer?.origin.kind === 'reused' && answer.origin.from === from && answer.standing !== 'unanswered';
    return isLinked ? [{ from, to, revision: recordAt(document, from)?.revision ?? 0 }] : [];
  });
}

function hasChanged({ to, revision }: OfferLink, document: AssessmentDocument): boolean {
  const origin = recordAt(document, to)?.origin;
  return origin?.kind === 'reused' && origin.revision !== revision;
}

function offeredAnswers(
  pair: ProvisionPair,
  tables: OfferTables,
  document: AssessmentDocument,
  live: LiveAssessment,
): readonly OfferedAnswer[] {
  return pair.questions.flatMap((question): OfferedAnswer[] => {
    const answer = recordAt(document, question.from);
    if (!answer || !live.isAsked(question.from) || !saysSomething(answer)) return [];
    const content = tables.translate(question, answer);
    return content ? [{ from: question.from, to: question.to, revision: answer.revision, content }] : [];
  });
}

/** A standing that belongs to one treaty alone ("not applicable") is never offered to another, nor what nobody has confirmed. */
const saysSomething = ({ standing, value, confirmed }: Answer): boolean => standing === 'answered' && confirmed && !isBlankValue(value);

const isStatus = (question: string): boolean => question.endsWith('/status');

function isAnswered(document: AssessmentDocument, status: string | undefined): boolean {
  const answer = status === undefined ? undefined : recordAt(document, status);
  return answer !== undefined && answer.standing !== 'unanswered';
}

const recordAt = (document: AssessmentDocument, question: string): Answer | undefined =>
  Object.hasOwn(document.answers, question) ? document.answers[question] : undefined;
