import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shownReference } from '../../agencies/shown-reference';
import { Disclosure } from '../../components/disclosure';
import { Reference } from '../../components/reference';

/** The provisions of some questions, each once, folded. */
export function PlacesOf({ questions }: { readonly questions: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const places = [...new Set(questions.map(shownReference))];
  return (
    <Disclosure title={<span className="small">{t('agencies.takeIn.show')}</span>}>
      <ul className="places">
        {places.map((place) => (
          <li key={place}>
            <Reference>{place}</Reference>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
