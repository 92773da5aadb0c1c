import { PRACTICE_STATE } from '#core/register/practice-state';
import type { SignatureReport, SubmissionClaims, VerificationFinding, VerificationReport } from '#core/submission/verification';
import { plainLine } from './plain-line';
import { say } from './sentences';
import type { Session } from './session';

/** A verification report in plain words, the verdict first. */
export async function describeReport(report: VerificationReport, session: Session): Promise<readonly string[]> {
  const { fileName, verdict, claims, digest, signatures, findings } = report;
  return [
    `${fileName}: ${say(`cli.verdict.${verdict}`)}`,
    ...(claims ? [indent(await describeClaims(claims, session))] : []),
    ...(digest === undefined ? [] : [indent(say('cli.report.digest', { digest }))]),
    ...signatures.map((signature) => indent(describeSignature(signature))),
    ...findings.map((finding) => indent(describeFinding(finding))),
  ].map(plainLine);
}

async function describeClaims(claims: SubmissionClaims, session: Session): Promise<string> {
  const { state, exerciseTitle, instruments, number, sealedAt } = claims;
  const name = await stateName(state, session);
  const params = { state: name, exercise: exerciseTitle, instruments: instruments.join(', '), number, sealed: sealedAt.slice(0, 10) };
  return say(claims.practice ? 'cli.report.practiceClaims' : 'cli.report.claims', params);
}

/** In English; the code itself where the list of States does not have it. */
export async function stateName(code: string, session: Session): Promise<string> {
  if (code === PRACTICE_STATE) return say('cli.report.practiceState');
  return (await session.call('content.states', {})).find((state) => state.code === code)?.name.en ?? code;
}

const describeSignature = ({ slot, status, fingerprint, key }: SignatureReport): string =>
  say(`cli.signature.${status}`, { slot, key: fingerprint ?? key ?? say('cli.report.noKey') });

const describeFinding = ({ code, file, detail }: VerificationFinding): string =>
  [say(`verification.${code}`), ...(file === undefined ? [] : [`[${file}]`]), ...(detail === undefined ? [] : [`(${detail})`])].join(' ');

const indent = (line: string): string => `  ${line}`;
