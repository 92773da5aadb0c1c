import type { Language } from '#core/questionnaire/wording';
import type { ContentLibrary } from '#services/content/content-library';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const NOBODY = { name: '', role: '' };

export interface PracticeRun {
  readonly dataFolder: string;
  readonly content: ContentLibrary;
  readonly version: string;
  readonly provision: string;
  readonly language: Language;
}

/**
 * An empty practice assessment of the instrument of a provision, with the window to open at that provision and in that
 * language. The State is Party to whatever the questionnaire has, so that nothing is left out for that reason.
 */
export async function makePracticeRun({ dataFolder, content, version, provision, language }: PracticeRun): Promise<void> {
  const { provisions, instruments } = content.questionnaire();
  const instrument = provisions.find(({ id }) => id === provision)?.instrument;
  if (instrument === undefined) throw new Error(`The questionnaire has no provision ${provision}.`);
  const call = { signal: new AbortController().signal, progress: () => undefined };
  const { handlers, close } = await createServices({ dataFolder, mode: 'own', files: new FileHandles(), version, content });
  try {
    const { document } = await handlers['assessments.create'](
      {
        settings: {
          state: 'XX',
          exercise: { id: 'preview', title: 'Preview', mechanism: 'self-assessment', period: '2026' },
          languages: [language],
          instruments: [instrument],
          participation: Object.fromEntries(instruments.map(({ code }) => [code, { standing: 'party' as const }])),
          practice: true,
          assessmentDate: '2026-06-01',
        },
        by: NOBODY,
      },
      call,
    );
    const lastPlace = `#/${['complete', document.id, provision].map(encodeURIComponent).join('/')}`;
    await handlers['preferences.write']({ language, lastAssessment: document.id, lastPlace }, call);
  } finally {
    await close();
  }
}
