import type { Handlers } from '#core/contract/dispatch';
import type { AssessmentSummary, OpenedAssessment } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';
import { showMenu, type MenuContent, type RecentAssessment } from './menu';

/** Keeps the menu in the language of the window and its list of recent assessments true, by what the window asks for. */
export function keepMenu(handlers: Handlers, actions: Pick<MenuContent, 'openBundle' | 'print'>): Handlers {
  let language: Language | null = null;
  let recent: readonly RecentAssessment[] = [];
  const show = (): void => {
    if (language !== null) showMenu({ language, recent, ...actions });
  };
  const speak = <T extends { readonly language: Language }>(preferences: T): T => {
    language = preferences.language;
    show();
    return preferences;
  };
  const remember = (list: readonly AssessmentSummary[]): void => {
    recent = list
      .toSorted((one, other) => other.changed.localeCompare(one.changed))
      .map(({ id, state, exerciseTitle }) => ({ id, title: `${state} · ${exerciseTitle}` }));
    show();
  };
  const opened = ({ document }: OpenedAssessment): void => {
    recent = [...recent.filter(({ id }) => id === document.id), ...recent.filter(({ id }) => id !== document.id)];
    show();
  };
  return {
    ...handlers,
    'preferences.read': async (input, context) => speak(await handlers['preferences.read'](input, context)),
    'preferences.write': async (input, context) => speak(await handlers['preferences.write'](input, context)),
    'assessments.list': async (input, context) => {
      const list = await handlers['assessments.list'](input, context);
      remember(list);
      return list;
    },
    'assessments.create': async (input, context) => {
      const made = await handlers['assessments.create'](input, context);
      remember(await handlers['assessments.list']({}, context));
      return made;
    },
    'assessments.open': async (input, context) => {
      const found = await handlers['assessments.open'](input, context);
      opened(found);
      return found;
    },
  };
}
