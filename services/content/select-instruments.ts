import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { Questionnaire, Rule, RuleCase } from '#core/questionnaire/definition';

/**
 * The part of a questionnaire that asks about the given instruments (by code): their provisions and questions, and the rule
 * cases that read nothing beyond them. Its version is that of its own structure, so one selection always has one version.
 */
export function selectInstruments(whole: Questionnaire, codes: readonly string[]): Questionnaire {
  const chosen = new Set(codes);
  const provisions = whole.provisions.filter(({ instrument }) => chosen.has(instrument));
  const provisionIds = new Set(provisions.map(({ id }) => id));
  const questions = whole.questions.filter(({ provision }) => provisionIds.has(provision));
  const ids = new Set([...chosen, ...provisionIds, ...questions.map(({ id }) => id)]);
  const rules = whole.rules.flatMap((rule): Rule[] => {
    const cases = rule.cases.filter((each) => touchesOnly(each, ids)).map((each) => withoutForeign(each, provisionIds));
    return cases.length === 0 ? [] : [{ ...rule, provisions: rule.provisions.filter((id) => provisionIds.has(id)), cases }];
  });
  const { version: _whole, retired: everRetired = [], ...rest } = whole;
  const retired = everRetired.filter(({ question }) => chosen.has(question.provision.split(':')[0] ?? ''));
  const structure = {
    ...rest,
    instruments: whole.instruments.filter(({ code }) => chosen.has(code)),
    articles: whole.articles.filter(({ instrument }) => chosen.has(instrument)),
    provisions,
    questions,
    rules,
    twins: whole.twins.flatMap((twin) => {
      const here = twin.provisions.filter((id) => provisionIds.has(id));
      return here.length > 1 ? [{ ...twin, provisions: here }] : [];
    }),
    ...(retired.length > 0 && { retired }),
  };
  const { version: _none, ...packed } = packQuestionnaire({ ...structure, version: '' });
  return { ...structure, version: createHash('sha256').update(canonicalJson(packed)).digest('hex') };
}

function touchesOnly(each: RuleCase, ids: ReadonlySet<string>): boolean {
  if (each.at !== 'assessment' && !ids.has(each.at)) return false;
  if (each.effect === 'hide' && !ids.has(each.target)) return false;
  if (each.effect === 'finding' && each.target !== undefined && !ids.has(each.target)) return false;
  return namesIn(each.when).every((name) => ids.has(name));
}

/** Members of a condition that name a question or a provision. */
const NAMING = new Set(['question', 'provision', 'citations', 'totals', 'latest']);

/** Ids of the questions and provisions that a condition reads. Facts are no part: they are known for every instrument. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    NAMING.has(key) && typeof inner === 'string' ? [inner] : key === 'differ' ? (inner as string[]) : namesIn(inner),
  );
}

const withoutForeign = (each: RuleCase, provisions: ReadonlySet<string>): RuleCase =>
  each.effect === 'finding' ? { ...each, involves: each.involves.filter((id) => provisions.has(id)) } : each;
