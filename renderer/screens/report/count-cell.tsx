import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { useFormats } from '../../hooks/use-formats';

interface Props {
  readonly count: number;
  /** The longest bar of the table. */
  readonly most: number;
  readonly pattern: string;
  readonly label: string;
  readonly onShow: () => void;
}

/** A number that opens the answers behind it, with a bar that needs no colour. */
export function CountCell({ count, most, pattern, label, onShow }: Props): ReactNode {
  const formats = useFormats();
  if (count === 0) return <span className="count-none">{formats.number(0)}</span>;
  return (
    <span className="count-cell">
      <span className="count-track" aria-hidden="true">
        <span className={`count-bar count-bar-${pattern}`} style={{ inlineSize: `${(100 * count) / most}%` }} />
      </span>
      <Button variant="quiet" className="link-button" aria-label={`${label}${formats.colon}${formats.number(count)}`} onPress={onShow}>
        {formats.number(count)}
      </Button>
    </span>
  );
}
