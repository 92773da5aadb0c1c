import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Phrase } from '#core/questionnaire/wording';
import { directionOf } from '../localisation/direction';
import { Reference } from './reference';

/** A row's words, cut at their own end, whichever way the list runs. */
export function TreeLabel({ reference, phrase }: { readonly reference: string; readonly phrase: Phrase }): ReactNode {
  return (
    <span className="tree-label" title={phrase.text}>
      <Reference>{reference}</Reference>
      <span className="tree-words" lang={phrase.language} dir={directionOf(phrase.language)}>
        {phrase.text}
      </span>
    </span>
  );
}

export function TreeFold(): ReactNode {
  return (
    <AriaButton slot="chevron" className="tree-fold">
      <span aria-hidden="true" />
    </AriaButton>
  );
}
