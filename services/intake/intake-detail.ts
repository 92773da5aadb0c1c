import type { IntakeDetail, IntakeRow, IntakeSummary } from '#core/contract/operations';
import { intakeCounts, verdictCounts, type IntakeResult, type IntakeRun, type ListedFile } from '#core/register/intake';

export function intakeSummary(run: IntakeRun, running: boolean): IntakeSummary {
  const { id, kind, state, begunAt, lastAt } = run;
  return { id, kind, state, running, begunAt, lastAt, counts: intakeCounts(run), verdicts: verdictCounts(run) };
}

export const intakeDetail = (run: IntakeRun, running: boolean): IntakeDetail => ({ ...intakeSummary(run, running), rows: intakeRows(run) });

/** One row a file, in the order of the list. */
export const intakeRows = ({ files, results }: IntakeRun): readonly IntakeRow[] =>
  files.map((listed, at) => rowOf(listed, at + 1, results.get(at + 1)));

function rowOf({ name, bytes }: ListedFile, file: number, result: IntakeResult | undefined): IntakeRow {
  if (!result) return { file, name, bytes, codes: [] };
  const { outcome, sha512, report, problem } = result;
  const { verdict, digest, claims, findings = [] } = report ?? {};
  return {
    ...{ file, name, bytes, outcome },
    ...(sha512 && { sha512 }),
    ...(verdict && { verdict }),
    ...(digest && { digest }),
    ...(claims && { state: claims.state, exercise: claims.exercise, instruments: claims.instruments, number: claims.number }),
    codes: [...new Set(findings.map(({ code }) => code))],
    ...(problem && { problem }),
  };
}
