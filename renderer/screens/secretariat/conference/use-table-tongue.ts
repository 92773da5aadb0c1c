import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableTongue } from '#core/conference/table-names';
import { useApplication } from '../../../application/application-context';
import { useFormats } from '../../../hooks/use-formats';

/** Tables in the words of the window. */
export function useTableTongue(): TableTongue {
  const { t } = useTranslation();
  const { language, words, stateName } = useApplication();
  const { number } = useFormats();
  return useMemo(
    () => ({
      language,
      words,
      number,
      stateName,
      say: (key: string, params?: Readonly<Record<string, string | number>>) => t(key, { ...params }),
    }),
    [t, language, words, number, stateName],
  );
}
