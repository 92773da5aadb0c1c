import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import { ensureContent } from '../content/ensure';

/** The content as it is compiled at the moment: whoever holds the library sees every new state of it. */
export interface LiveContent {
  readonly library: ContentLibrary;
  /** Compiles what has changed. Throws ContentProblems, and the content stays as it was. */
  refresh(): Promise<{ readonly changed: boolean }>;
}

/** `root`: folder that holds `questionnaires/` and `locales/`; `output`: where the compiled files go. Throws ContentProblems. */
export async function openLiveContent(root: string, output: string): Promise<LiveContent> {
  const compile = () => ensureContent({ root, output, onProblems: 'fail' });
  await compile();
  let current = loadContentLibrary(output);
  const library: ContentLibrary = {
    questionnaire: (instruments) => current.questionnaire(instruments),
    version: (instruments) => current.version(instruments),
    wording: (language) => current.wording(language),
    packed: (instruments) => current.packed(instruments),
    states: () => current.states(),
    practice: (language) => current.practice(language),
    // What is being edited is asked at once, whatever an assessment began with.
    edition: () => '',
    at: () => library,
  };
  return {
    library,
    async refresh() {
      const { rebuilt } = await compile();
      if (rebuilt) current = loadContentLibrary(output);
      return { changed: rebuilt };
    },
  };
}
