import { performance } from 'node:perf_hooks';
import type { Input } from '#core/contract/operations';
import { conferencePlan } from '#test/conference/conference-plan';
import { phrase, phrasesOf } from '#test/conference/invented-words';
import { Seeded } from '#test/conference/seeded';
import { LANGUAGES } from '#core/questionnaire/wording';
import { openOffice } from './office';
import { peakMemory } from '../peak-memory';

/** Opens a prepared register, narrows and searches it, and prints figures. */
const QUERIES = 240;
const office = await openOffice(process.argv[2] ?? '');
const timed = async (input: Input<'register.search'>): Promise<number> => {
  const from = performance.now();
  const { total } = await office.search(input);
  if (total !== submissions) throw new Error(`not the whole register: ${String(total)} of ${String(submissions)}`);
  return performance.now() - from;
};
const submissions = conferencePlan(office.content.states()).length;
const open_ms = await timed({ limit: 50 });
const { choices } = await office.search({});

const filters: Input<'register.search'>[] = [
  ...choices.states.map((state) => ({ state })),
  ...choices.groups.map((group) => ({ group })),
  ...choices.instruments.map((instrument) => ({ instrument })),
  ...choices.clusters.flatMap((cluster) => choices.groups.map((group) => ({ cluster, group }))),
  ...choices.exercises.map(({ id }) => ({ exercise: id })),
  ...choices.places.map((place) => ({ place })),
  { verdict: 'whole', offset: 2_800 },
];
const filtered: number[] = [];
for (const filter of filters) filtered.push(await timed(filter));

/** One word, several, a whole phrase, and beginnings of one to four letters, in every language. */
const draw = new Seeded('queries');
const searched: number[] = [];
for (let at = 0; at < QUERIES; at++) {
  const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
  const words = phrasesOf(draw, language, 'measures', 1, 1);
  const topic = phrase(draw, language, 'topics');
  const texts = [
    topic,
    words.slice(0, 40),
    topic.slice(0, draw.between(1, 4)),
    phrase(draw, language, 'bodies'),
    String(draw.between(1, 2_026)),
  ];
  searched.push(
    await timed({ text: texts[at % texts.length] ?? topic, ...(at % 3 === 0 && { instrument: draw.oneOf(choices.instruments) }) }),
  );
}
await office.data.close();
const p95 = (times: readonly number[]): number => [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0;
const peak_mb = peakMemory();
console.log(JSON.stringify({ open_ms, filter_p95_ms: p95(filtered), search_p95_ms: p95(searched), peak_mb, submissions }));
