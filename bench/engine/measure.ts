import { performance } from 'node:perf_hooks';
import type { Contender, LoadedForm } from './contender';
import { generateChanges, generateForm, type Form, type FormChange } from './form';
import { ours } from './ours';
import { surveyCore } from './survey-core';

/**
 * The inside of one child process: measures one contender and prints its figures as JSON.
 * Arguments: contender, number of questions, and `trace` to print instead what is visible and complete after each change.
 */
export interface Measured {
  readonly load_ms: number;
  readonly heap_mb: number;
  readonly changes_ms: readonly number[];
  readonly validate_ms: number;
  readonly missing: number;
}

/** After loading and after each change: counts, and a hash over visibility and completeness of every question. */
export type Trace = readonly string[];

const CONTENDERS: Readonly<Record<string, Contender>> = { ours, 'survey-core': surveyCore };
/** Changes to a small form, so that the code is compiled before the big one is measured; loading is measured cold. */
const WARM_UP_QUESTIONS = 200;
const WARM_UP = 1000;
const CHANGES = 400;
const VALIDATIONS = 15;

const [name = '', size = '', mode = 'measure'] = process.argv.slice(2);
const form = generateForm(Number(size));
const changes = generateChanges(form, CHANGES);
const contender = CONTENDERS[name];
if (!contender || !globalThis.gc) throw new Error('Started by bench/engine.ts only.');
const collectGarbage = globalThis.gc;
process.stdout.write(JSON.stringify(mode === 'trace' ? trace(contender, form, changes) : measure(contender, form, changes)));

function measure(side: Contender, of: Form, edits: readonly FormChange[]): Measured {
  const prepared = side.prepare(of);
  const before = heapInUse();
  const start = performance.now();
  const loaded = prepared.load();
  loaded.completeness();
  const load = performance.now() - start;
  const heap = heapInUse() - before;
  warmUp(side);
  const times = edits.map((edit) =>
    timed(() => {
      loaded.set(edit.question, edit.value);
      loaded.completeness();
    }),
  );
  const validations = Array.from({ length: VALIDATIONS }, () => timed(() => loaded.validate()));
  return {
    load_ms: load,
    heap_mb: heap / 2 ** 20,
    changes_ms: times,
    validate_ms: validations.sort((a, b) => a - b)[Math.floor(VALIDATIONS / 2)]!,
    missing: loaded.validate(),
  };
}

function warmUp(side: Contender): void {
  const small = generateForm(WARM_UP_QUESTIONS);
  const loaded = side.prepare(small).load();
  for (const edit of generateChanges(small, WARM_UP)) {
    loaded.set(edit.question, edit.value);
    loaded.completeness();
  }
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function heapInUse(): number {
  for (let pass = 0; pass < 4; pass++) collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function trace(side: Contender, of: Form, edits: readonly FormChange[]): Trace {
  const loaded = side.prepare(of).load();
  const states = [stateOf(loaded, of)];
  for (const edit of edits) {
    loaded.set(edit.question, edit.value);
    states.push(stateOf(loaded, of));
  }
  return states;
}

function stateOf(loaded: LoadedForm, { questions }: Form): string {
  let visible = 0;
  let complete = 0;
  let hash = 0x811c9dc5;
  for (const { id } of questions) {
    const isVisible = loaded.isVisible(id);
    const isComplete = isVisible && loaded.isAnswered(id);
    if (isVisible) visible++;
    if (isComplete) complete++;
    hash = Math.imul(hash ^ ((isVisible ? 1 : 0) + (isComplete ? 2 : 0)), 0x01000193);
  }
  const { asked, answered } = loaded.completeness();
  return `${String(visible)} visible, ${String(complete)} complete, ${String(hash >>> 0)}; read ${String(asked)}, ${String(answered)}`;
}
