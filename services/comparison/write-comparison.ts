import { CHANGES_ONLY } from '#core/comparison/filter';
import type { CallContext } from '#core/contract/dispatch';
import type { Input, OutgoingFile } from '#core/contract/operations';
import { packQuestionnaire } from '#core/questionnaire/packed';
import { SOURCE_LANGUAGE } from '#core/questionnaire/wording';
import type { ServiceContext } from '../context';
import { writeInThread } from './write-in-thread';
import type { Opened } from './open-submissions';
import { releasedOnly } from './released-only';

type Request = Input<'comparison.write'>;

/** Makes the document in a thread of its own, and offers it; whatever fails or is cancelled leaves no file. */
export async function writeComparison(
  context: ServiceContext,
  submissions: readonly Opened[],
  { what, filter = CHANGES_ONLY, format, language, internal = false }: Request,
  call: CallContext,
): Promise<OutgoingFile> {
  const shown = internal ? submissions : await releasedOnly(context, submissions);
  const newest = submissions.at(-1)!.submission;
  const practice = submissions.some(({ submission }) => submission.practice);
  const name = `${internal ? 'INTERNAL-' : ''}${practice ? 'PRACTICE-' : ''}${newest.state}-${newest.exercise.id}-${String(newest.number)}-${what}-${language}.${format}`;
  const stateName = context.content.states().find(({ code }) => code === newest.state)?.name[language];
  return writeInThread(context, name, call, (target) => ({
    what,
    filter,
    language,
    format,
    path: target,
    madeAt: context.clock.now(),
    leaving: internal ? 'internal' : 'released',
    ...(stateName !== undefined && { stateName }),
    installed: { wording: context.content.wording(language), source: context.content.wording(SOURCE_LANGUAGE) },
    submissions: shown.map(({ digest, submission, questionnaire, carried }) => ({
      digest,
      submission,
      questionnaire: packQuestionnaire(questionnaire),
      wording: carried.wording,
    })),
  }));
}
