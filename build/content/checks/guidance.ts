import type { CompiledContent } from '../compile';
import type { Problems } from '../problem';
import { placesIn } from '../wording-collector';

/** An article with something to assess explains itself; texts name only places that are filled in. */
export function checkGuidance({ origin }: CompiledContent, problems: Problems): void {
  for (const { file, value } of origin.source.articles) {
    if (!value.provisions.some(({ assessable }) => assessable)) continue;
    for (const part of ['asked', 'goodAnswer', 'frequentMistake'] as const) {
      if (value.guidance?.[part] !== undefined) continue;
      problems.add(
        'guidance-missing',
        { file, path: ['guidance'] },
        `Article ${value.article} has no guidance \`${part}\`.`,
        'Write it in our own words under `guidance`.',
      );
    }
  }
  for (const { text, place, places } of origin.collector.entries.values()) {
    const unknown = placesIn(text).find((each) => !places.includes(each));
    if (unknown === undefined) continue;
    const known = places.length > 0 ? `Use ${places.map((each) => `{${each}}`).join(', ')}.` : 'Write the text without braces.';
    problems.add('unknown-place', place, `Nothing fills in {${unknown}} here.`, known);
  }
}
