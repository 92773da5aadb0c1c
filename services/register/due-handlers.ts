import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, Output } from '#core/contract/operations';
import { wordsOf, type Language } from '#core/questionnaire/wording';
import { chosenLanguage, dueRows, isOwed, knownExercises, type DueBasis, type KnownExercise } from '#core/register/due';
import type { RecordedDecision } from '#core/register/secretariat-decision';
import { reminderLetter } from '#core/report/reminder-letter';
import type { ReportDocument } from '#core/report/report-document';
import type { ServiceContext } from '../context';
import { offerArchive, type ArchiveMember } from '../files/offer-archive';
import { outgoingPath } from '../files/offer-bytes';
import { interfaceWords } from '../report/interface-words';
import { makeReportInThread } from '../report/report-thread';
import { speechOf } from '../report/speech';
import { createDecisionJournal } from './decision-journal';
import { standingReleases, titleForOthers } from './standing-releases';
import type { SearchableRegister } from './search-handlers';

type DueHandlers = Pick<Handlers, 'register.due' | 'register.decide' | 'register.remind'>;

/** What is due from whom, what the secretariat has decided about it, and letters that remind. */
export function dueHandlers(context: ServiceContext, { register, index }: SearchableRegister): DueHandlers {
  const { clock, content } = context;
  const journal = createDecisionJournal(context);

  async function basisOf(call: CallContext): Promise<DueBasis> {
    const entries = await register.list();
    const parts = await index.of(entries, call);
    const known = new Map(parts.flatMap(({ submissions }) => submissions.map((submission) => [submission.digest, submission])));
    const refused = (await register.state()).quarantined();
    return { entries, about: (digest) => known.get(digest), refused, decisions: await journal.read() };
  }

  const isSubmitted = async (wanted: { readonly state: string; readonly exercise: string }): Promise<boolean> =>
    (await register.list()).some(
      ({ claims: { state, exercise, practice } }) => !practice && state === wanted.state && exercise === wanted.exercise,
    );

  const languageOf = (state: string, decisions: readonly RecordedDecision[]): Language =>
    chosenLanguage(decisions, state)?.language ?? content.states().find(({ code }) => code === state)?.language ?? 'en';

  /** What the secretariat has called it; else what those call it that have released. */
  const titleOf = async ({ exercise, title, set }: KnownExercise, { entries }: DueBasis): Promise<string> =>
    set ? title : titleForOthers(entries, await standingReleases(context, register), exercise);

  const rowsOf = (basis: DueBasis, exercise: KnownExercise): ReturnType<typeof dueRows> =>
    dueRows(
      basis,
      exercise,
      content.states().map(({ code }) => code),
      clock.now().slice(0, 10),
    );

  return {
    'register.due': async ({ exercise: wanted }, call) => {
      const basis = await basisOf(call);
      const exercises = knownExercises(basis);
      const exercise = wanted === undefined ? exercises[0] : exercises.find((each) => each.exercise === wanted);
      if (!exercise && wanted !== undefined) throw new AppError('not-found', { what: 'exercise', id: wanted });
      const rows = exercise ? rowsOf(basis, exercise) : [];
      const languages = Object.fromEntries(rows.map(({ state }) => [state, languageOf(state, basis.decisions)]));
      return { exercises, ...(exercise && { exercise }), rows, languages };
    },

    'register.decide': async ({ decision }) => {
      assertKnown(context, decision);
      // A release under a name that nobody knows would release nothing, silently.
      if (decision.action === 'release' && !(await isSubmitted(decision)))
        throw new AppError('not-found', { what: 'exercise', id: decision.exercise });
      return { decisions: (await journal.record([decision])).length };
    },

    'register.remind': async ({ exercise: wanted, states, format, from }, call) => {
      await context.data.assertWritable();
      const basis = await basisOf(call);
      const known = knownExercises(basis).find((each) => each.exercise === wanted);
      if (!known) throw new AppError('not-found', { what: 'exercise', id: wanted });
      const exercise = { ...known, title: await titleOf(known, basis) };
      const rows = new Map(rowsOf(basis, exercise).map((row) => [row.state, row]));
      const due = [...new Set(states)].flatMap((state): DueLetter[] => {
        const missing = (rows.get(state)?.instruments ?? []).filter(isOwed);
        const instruments = missing.map(({ instrument }) => instrument);
        return instruments.length === 0 ? [] : [{ state, instruments, language: languageOf(state, basis.decisions) }];
      });
      const reminders = await writeLetters(context, due, { exercise, format, date: clock.now().slice(0, 10), ...(from && { from }) }, call);
      await journal.record(due.map((letter) => ({ action: 'reminded', exercise: wanted, ...letter })));
      return reminders;
    },
  };
}

/** Throws AppError `not-found` for a State or an instrument that the content does not have. */
function assertKnown({ content }: ServiceContext, decision: Input<'register.decide'>['decision']): void {
  const codes = decision.action === 'exercise' ? decision.instruments : decision.action === 'party' ? [decision.instrument] : [];
  const known = content.questionnaire().instruments.map(({ code }) => code);
  const strange = codes.find((code) => !known.includes(code));
  if (strange !== undefined) throw new AppError('not-found', { what: 'instrument', id: strange });
  if (decision.action !== 'exercise' && !content.states().some(({ code }) => code === decision.state))
    throw new AppError('not-found', { what: 'state', id: decision.state });
}

interface DueLetter {
  readonly state: string;
  readonly instruments: readonly string[];
  readonly language: Language;
}

interface Writing {
  readonly exercise: KnownExercise;
  readonly format: 'pdf' | 'docx';
  /** ISO date of the letters. */
  readonly date: string;
  readonly from?: string;
}

interface Written {
  readonly letter: DueLetter;
  readonly name: string;
  readonly path: string;
}

const archiveName = ({ exercise }: KnownExercise): string => `reminders-${exercise}.zip`;
const members = (written: readonly Written[]): readonly ArchiveMember[] => written.map(({ name, path: file }) => ({ name, file }));

/** All of them in one thread; whatever fails leaves no file. */
async function writeLetters(
  context: ServiceContext,
  due: readonly DueLetter[],
  writing: Writing,
  call: CallContext,
): Promise<Output<'register.remind'>> {
  const { clock, data, files } = context;
  const { exercise, format } = writing;
  const written: Written[] = [];
  try {
    for (const letter of due) {
      const name = `reminder-${letter.state}-${exercise.exercise}-${letter.language}.${format}`;
      written.push({ letter, name, path: await data.files.absolute(outgoingPath(context, name)) });
    }
    const documents = await Promise.all(
      written.map(async ({ letter, path: file }) => ({ path: file, document: await letterTo(context, letter, writing) })),
    );
    if (documents.length > 0) await makeReportInThread({ format, documents }, call);
    // Before any of them is offered: a letter that is kept leaves its place.
    const archive = written.length > 1 ? await offerArchive(context, archiveName(exercise), members(written), clock.now()) : undefined;
    const letters = await Promise.all(
      written.map(async ({ letter: { state, language }, name, path: file }) => {
        const { size: bytes } = await stat(file);
        return { file: await files.offer(file, name), name, bytes, state, language };
      }),
    );
    return { letters, ...(archive && { archive }) };
  } catch (error) {
    for (const { path: file } of written) await rm(path.dirname(file), { recursive: true, force: true });
    throw error;
  }
}

async function letterTo(
  { content }: ServiceContext,
  { state, instruments, language }: DueLetter,
  { exercise, date, from }: Writing,
): Promise<ReportDocument> {
  const words = wordsOf(content.wording(language), content.wording('en'));
  const titles = instruments.map((code) => words(`instrument/${code}/title`).text);
  const stateName = content.states().find(({ code }) => code === state)?.name[language] ?? state;
  const reminder = { stateName, exercise, instruments: titles, date, ...(from && { from }) };
  return reminderLetter(reminder, speechOf(language, words, await interfaceWords(language)));
}
