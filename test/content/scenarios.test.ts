import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkContent } from '#build/content/check-content';
import { compileFiles } from '#build/content/compile';
import { sentenceOf } from '#build/content/problem';
import { readContentFiles } from '#build/content/read-content-files';
import { scenarioInput, unmetExpectations, withoutRule } from '#build/content/scenarios';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';

const files = await readContentFiles(fileURLToPath(new URL('../..', import.meta.url)));
const { questionnaire, origin } = compileFiles(files);
const whole = compile(questionnaire);

it('has nothing to mend', () => {
  expect(checkContent(files).map(sentenceOf)).toEqual([]);
});

it('stands in all six languages', () => {
  const begun = new Set(origin.source.translations.map(({ language }) => language));
  expect([...begun].sort()).toEqual(['ar', 'es', 'fr', 'ru', 'zh']);
});

describe.each(origin.source.scenarios.map(({ value }) => value))('$rule', ({ rule, scenarios }) => {
  const without = compile(withoutRule(questionnaire, rule));

  it.each(scenarios)('$name', (scenario) => {
    const input = scenarioInput(scenario, questionnaire);
    expect(unmetExpectations(scenario, open(whole, input))).toEqual([]);
  });

  it.each(scenarios.filter(({ fires }) => fires))('$name: not so without the rule', (scenario) => {
    const input = scenarioInput(scenario, questionnaire);
    expect(unmetExpectations(scenario, open(without, input))).not.toEqual([]);
  });
});
