import type { ReactNode } from 'react';
import type { SearchHit } from '#core/register/search-hits';

/** What stands around found words, with the words marked. */
export function MarkedText({ hit: { text, marks, cutBefore, cutAfter } }: { readonly hit: SearchHit }): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <bdi className="text">
      {cutBefore && '… '}
      {pieces}
      {text.slice(at)}
      {cutAfter && ' …'}
    </bdi>
  );
}
