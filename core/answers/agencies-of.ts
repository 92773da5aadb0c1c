import type { Merged } from './answer';

const BETWEEN = '; ';

/** The origin of an answer put together from what several agencies say names all of them. */
export const jointly = (agencies: readonly string[]): string => [...new Set(agencies)].join(BETWEEN).slice(0, 1_000);

/** The agencies that an answer came from. */
export const agenciesOf = ({ agency }: Pick<Merged, 'agency'>): readonly string[] => agency.split(BETWEEN);

/** Whether an agency is among them; also one whose own name looks like several. */
export const namesAgency = (origin: Pick<Merged, 'agency'>, agency: string): boolean =>
  `${BETWEEN}${origin.agency}${BETWEEN}`.includes(`${BETWEEN}${agency}${BETWEEN}`);
