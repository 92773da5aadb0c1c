import { OBLIGATION_LEVELS, type Questionnaire } from '../questionnaire/definition';
import { AdjacencyBuilder, type Adjacency } from './adjacency';

export interface Groups {
  /** Number by key: `all`, `instrument:TIP`, `article:TIP:5`, `cluster:<id>`, `theme:<id>`, `level:mandatory`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By provision; none for provisions that are not assessable, since they count nowhere. */
  readonly groupsOf: Adjacency;
}

/** Every pivot has a group, even where no provision belongs to it, so that a screen may ask for any of them. */
export function compileGroups({ instruments, articles, provisions, clusters, themes }: Questionnaire): Groups {
  const numbers = new Map<string, number>();
  const number = (key: string): number => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const codeOf = new Map(
    instruments.flatMap(({ id, code }) => [
      [id, code],
      [code, code],
    ]),
  );
  number('all');
  for (const { code } of instruments) number(`instrument:${code}`);
  for (const { id } of articles) number(`article:${id}`);
  for (const { id } of clusters) number(`cluster:${id}`);
  for (const { id } of themes) number(`theme:${id}`);
  for (const level of OBLIGATION_LEVELS) number(`level:${level}`);

  const groupsOf = new AdjacencyBuilder();
  provisions.forEach((provision, index) => {
    if (!provision.assessable) return;
    groupsOf.add(index, number('all'));
    groupsOf.add(index, number(`instrument:${codeOf.get(provision.instrument) ?? provision.instrument}`));
    groupsOf.add(index, number(`article:${provision.article}`));
    groupsOf.add(index, number(`cluster:${provision.cluster}`));
    for (const theme of new Set(provision.themes)) groupsOf.add(index, number(`theme:${theme}`));
    groupsOf.add(index, number(`level:${provision.obligation}`));
  });
  return { numbers, groupsOf: groupsOf.build(provisions.length) };
}
