import { canonicalJson } from '#core/questionnaire/canonical-json';
import type { Questionnaire } from '#core/questionnaire/definition';
import { compile, type CompiledQuestionnaire } from '#core/engine/compile';
import { readCarriedQuestionnaire, type CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import { unambiguousJson } from '#core/submission/unambiguous-json';
import type { BagFile } from './read-bag';

/** `data/questionnaire.json` of a bundle, checked and compiled. */
export interface ReadQuestionnaire {
  readonly carried: CarriedQuestionnaire;
  /** `null` where its conditions cannot be evaluated. */
  readonly compiled: CompiledQuestionnaire | null;
  readonly canonical: string | null;
}

type Reading = ReadQuestionnaire | { readonly problem: string };

/** Most States of an exercise carry the same bytes, so the last few are kept by their digest. */
const MOST_KEPT = 8;
const MOST_KEPT_BYTES = 8 * 1024 * 1024;
const kept = new Map<string, Reading>();

export function readQuestionnaire({ sha512, content }: BagFile): Reading {
  const known = kept.get(sha512);
  if (known) return known;
  const reading = content ? read(content) : { problem: 'not read' };
  if (content && content.length <= MOST_KEPT_BYTES) {
    kept.set(sha512, reading);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }
  return reading;
}

function read(content: Buffer): Reading {
  const reading = readCarriedQuestionnaire(parseJson(content));
  if ('problem' in reading) return reading;
  const { questionnaire } = reading.value;
  return { carried: reading.value, compiled: unlessItFails(() => compile(questionnaire)), canonical: canonicalText(questionnaire) };
}

/** Foreign structure may be too deep, circular in its conditions, or name what is not there. */
function unlessItFails<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const canonicalTexts = new WeakMap<Questionnaire, string | null>();

/** By which two questionnaires are compared; `null` where it is nested beyond reason. */
export function canonicalText(questionnaire: Questionnaire): string | null {
  const known = canonicalTexts.get(questionnaire);
  if (known !== undefined) return known;
  const text = unlessItFails(() => canonicalJson(questionnaire));
  canonicalTexts.set(questionnaire, text);
  return text;
}

/** UTF-8 JSON, without a byte order mark, that can be read in one way only; undefined where it is not. */
export function parseJson(content: Uint8Array): unknown {
  try {
    return unambiguousJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
  } catch {
    return undefined;
  }
}
