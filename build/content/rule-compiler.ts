import type { Condition } from '#core/questionnaire/condition';
import type { Rule, RuleCase } from '#core/questionnaire/definition';
import { compileCondition } from './condition-compiler';
import { resolveQuestion, type ConditionScope } from './condition-names';
import { provisionOf, referencesOf } from './condition-references';
import { within, type Place } from './problem';
import { matches } from './provision-filter';
import type { ProvisionDraft } from './provision-compiler';
import { isConstant, simplifyCondition } from './simplify-condition';
import type { Sourced } from './source';
import type { RuleCaseSource, RuleSource } from './source-shapes';
import type { WordingCollector } from './wording-collector';

/** A rule with the place of each of its cases, by case id. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly place: Place;
  readonly cases: ReadonlyMap<string, Place>;
}

type ScopeFor = (self: string | undefined) => ConditionScope;

/** Expands each case into one instance per provision that its `for` matches. Instances that can never hold are left out. */
export function compileRule(
  source: Sourced<RuleSource>,
  provisions: readonly ProvisionDraft[],
  scopeFor: ScopeFor,
  collector: WordingCollector,
): CompiledRule {
  const { value, file } = source;
  const cases: RuleCase[] = [];
  const places = new Map<string, Place>();
  value.cases.forEach((each, index) => {
    const place: Place = { file, path: ['cases', index] };
    const id = `${value.id}/${each.id}`;
    const { problems } = scopeFor(undefined);
    if (places.has(id)) problems.add('duplicate-id', within(place, 'id'), `The case ${id} is there already.`, 'Give it another id.');
    places.set(id, place);
    checkCaseShape(each, place, scopeFor(undefined));
    collector.add(`rule/${id}/message`, each.message, within(place, 'message'), 'rules');
    collector.add(`rule/${id}/remedy`, each.remedy, within(place, 'remedy'), 'rules');
    for (const { at, self } of placesOf(each, place, provisions, scopeFor(undefined))) {
      const instance = compileCase(each, id, at, place, scopeFor(self));
      if (instance) cases.push(...overInstrument(instance, provisions));
    }
  });
  return {
    rule: { id: value.id, level: value.level, provisions: touched(cases, provisions), cases },
    place: { file, path: [] },
    cases: places,
  };
}

function compileCase(source: RuleCaseSource, id: string, at: string, place: Place, scope: ConditionScope): RuleCase | undefined {
  const when: Condition = simplifyCondition(compileCondition(source.when, within(place, 'when'), scope));
  if (isConstant(when, false)) return undefined;
  const base = { id, at, when };
  source.involves.forEach((provision, index) => {
    if (!scope.provisions.has(provision)) {
      scope.tally.missed(
        within(place, 'involves', index),
        'unknown-reference',
        `There is no provision ${provision}.`,
        'Name a provision of the content.',
      );
    }
  });
  switch (source.effect) {
    case 'finding': {
      const target = source.target === undefined ? undefined : resolveQuestion(source.target, within(place, 'target'), scope);
      return {
        ...base,
        effect: 'finding',
        level: source.level ?? 'W',
        group: source.group ?? 'confirm',
        ...(target ? { target: target.id } : {}),
        involves: source.involves,
      };
    }
    case 'hide': {
      const target = hideTarget(source.target, at, within(place, 'target'), scope);
      return target === undefined ? undefined : { ...base, effect: 'hide', target };
    }
    default:
      return { ...base, effect: source.effect };
  }
}

/** Hiding an instrument is hiding each of its provisions. */
function overInstrument(instance: RuleCase, provisions: readonly ProvisionDraft[]): readonly RuleCase[] {
  if (instance.effect !== 'hide') return [instance];
  const held = provisions.filter(({ provision }) => provision.instrument === instance.target);
  return held.length === 0 ? [instance] : held.map(({ provision: { id } }) => ({ ...instance, at: id, target: id }));
}

function hideTarget(target: string | undefined, at: string, place: Place, scope: ConditionScope): string | undefined {
  if (target === undefined || target === 'provision') return scope.provisions.has(at) ? at : undefined;
  if (target === 'instrument') return scope.instruments.has(at) ? at : undefined;
  if (scope.provisions.has(target)) return target;
  return resolveQuestion(target, place, scope)?.id;
}

/** Where the case is reported: once per matching provision, or at the one place it names. */
function placesOf(
  source: RuleCaseSource,
  place: Place,
  provisions: readonly ProvisionDraft[],
  scope: ConditionScope,
): { at: string; self: string | undefined }[] {
  if (source.for) {
    const { for: filter } = source;
    const found = provisions.filter((each) => matches(filter, each)).map(({ provision }) => ({ at: provision.id, self: provision.id }));
    if (found.length === 0)
      scope.problems.add(
        'never-holds',
        within(place, 'for'),
        'No provision matches this filter.',
        'Correct the filter, or remove the case.',
      );
    return found;
  }
  const at = source.at ?? 'assessment';
  if (at === 'assessment' || scope.instruments.has(at)) return [{ at, self: undefined }];
  if (scope.provisions.has(at)) return [{ at, self: at }];
  scope.problems.add(
    'unknown-reference',
    within(place, 'at'),
    `There is no instrument or provision "${at}".`,
    'Write the code of an instrument, the id of a provision, or `assessment`.',
  );
  return [];
}

function checkCaseShape(source: RuleCaseSource, place: Place, { problems }: ConditionScope): void {
  if ((source.for === undefined) === (source.at === undefined)) {
    problems.add('shape', place, 'A case has either `for` or `at`.', 'Give it a filter of provisions, or one place.');
  }
  if (source.effect !== 'finding') return;
  for (const key of ['level', 'group', 'message', 'remedy'] as const) {
    if (source[key] === undefined)
      problems.add('shape', place, `A finding needs \`${key}\`.`, 'Add it; see docs/formats/content-source.md.');
  }
}

/** Provisions that the rule reads, reports on or names, in treaty order. */
function touched(cases: readonly RuleCase[], provisions: readonly ProvisionDraft[]): readonly string[] {
  const ids = new Set<string>();
  for (const each of cases) {
    ids.add(each.at);
    const { questions, provisions: flagged } = referencesOf(each.when);
    questions.forEach((question) => ids.add(provisionOf(question)));
    flagged.forEach(({ id }) => ids.add(id));
    if (each.effect === 'finding') each.involves.forEach((id) => ids.add(id));
    if (each.effect === 'hide') ids.add(each.target.includes('/') ? provisionOf(each.target) : each.target);
  }
  return provisions.map(({ provision }) => provision.id).filter((id) => ids.has(id));
}
