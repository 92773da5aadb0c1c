import { answersOfState, byStateName } from '#core/comparison/across-states';
import type { CallContext } from '#core/contract/dispatch';
import type { Input, OutgoingFile } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { carriedWords, SOURCE_LANGUAGE, wordsOf, type Language } from '#core/questionnaire/wording';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { buildAcrossStates, type StateSide } from '#core/report/build-across-states';
import { claimsOf } from '#core/submission/claims';
import type { ServiceContext } from '../context';
import { interfaceWords } from '../report/interface-words';
import { speechOf } from '../report/speech';
import type { Opened } from './open-submissions';
import { releasedAcross } from './released-only';
import { writeInThread } from './write-in-thread';

interface Request extends Input<'comparison.writeAcross'> {
  readonly asked: Questionnaire;
}

/** One provision in the submissions of several States, as a document. */
export async function writeAcross(
  context: ServiceContext,
  submissions: readonly Opened[],
  { provision, format, language, asked, internal = false }: Request,
  call: CallContext,
): Promise<OutgoingFile> {
  const { content, clock } = context;
  const say = await interfaceWords(language);
  const installed = wordsOf(content.wording(language), content.wording(SOURCE_LANGUAGE));
  const nameOf = stateNames(context, language, say('state.practice'));
  const placeOf = (each: Opened): string | undefined => answersOfState(provision, asked, each).provision;
  const shown = internal ? submissions : await releasedAcross(context, submissions, placeOf);
  const sides = shown.map(({ digest, submission, questionnaire, words, carried }) => ({
    claims: claimsOf(submission),
    side: {
      submission: { digest, submission, questionnaire, words },
      speech: speechOf(language, carriedWords(carried.wording, language, installed), say),
      stateName: nameOf(submission.state),
    } satisfies StateSide,
  }));
  const document = buildAcrossStates({
    provision,
    asked,
    speech: speechOf(language, installed, say),
    madeAt: clock.now(),
    leaving: internal ? 'internal' : 'released',
    sides: byStateName(sides, nameOf, language).map(({ side }) => side),
  });
  const practice = submissions.some(({ submission }) => submission.practice);
  const name = `${internal ? 'INTERNAL-' : ''}${practice ? 'PRACTICE-' : ''}across-${plainName(provision)}-${language}.${format}`;
  return writeInThread(context, name, call, (path) => ({ format, documents: [{ document, path }] }));
}

function stateNames({ content }: ServiceContext, language: Language, practice: string): (state: string) => string {
  const names = new Map(content.states().map(({ code, name }) => [code, name[language]]));
  return (state) => names.get(state) ?? (state === PRACTICE_STATE ? practice : state);
}

/** `TIP:5(2)(a)` → `TIP-5-2-a`: what every file system takes. */
const plainName = (provision: string): string => provision.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
