import { Fragment, type ReactNode } from 'react';
import { useFormats } from '../hooks/use-formats';
import { Reference } from './reference';

/** Several references in a row, each kept together, with the comma of the language between them. */
export function ReferenceList({ of }: { readonly of: readonly string[] }): ReactNode {
  const { comma } = useFormats();
  return of.map((reference, at) => (
    <Fragment key={reference}>
      {at > 0 && comma}
      <Reference>{reference}</Reference>
    </Fragment>
  ));
}
