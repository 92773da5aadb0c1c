import { useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { Offer, OfferedAnswer } from '#core/offers/offers';
import { useSession } from '../assessment/assessment-context';

export interface OfferActions {
  /** True where it is done; otherwise `error` says why not. */
  readonly takeOver: (answers: readonly OfferedAnswer[]) => Promise<boolean>;
  /** The answers here stay as they are; the change of the source has been looked at. */
  readonly keep: (offer: Offer) => Promise<boolean>;
  readonly decline: (offer: Offer) => Promise<boolean>;
  readonly reopen: (offer: Offer) => Promise<boolean>;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
}

/** What a user may do with an offer. Each is one step that can be undone. */
export function useOfferActions(): OfferActions {
  const { session } = useSession();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);

  const perform = async (
    work: () => ReturnType<typeof session.write<'answers.record' | 'offers.decline' | 'offers.reopen'>>,
  ): Promise<boolean> => {
    setRunning(true);
    await session.flush();
    const result = await work();
    setRunning(false);
    setError(result.ok ? null : result.error);
    return result.ok;
  };
  const documentNow = () => session.getSnapshot().document;
  const baseOf = (offer: Offer): number => documentNow().offers[offer.key]?.revision ?? 0;

  return {
    running,
    error,
    takeOver: (answers) =>
      perform(() =>
        session.write('answers.record', {
          writes: answers.map(({ from, to, revision, content: { value, language, texts } }) => ({
            question: to,
            base: documentNow().answers[to]?.revision ?? 0,
            standing: 'answered' as const,
            value: value as string,
            language,
            texts,
            reused: { from, revision },
          })),
        }),
      ),
    keep: ({ links }) =>
      perform(() => {
        const { answers: here } = documentNow();
        return session.write('answers.record', {
          writes: links.flatMap(({ from, to, revision }) => {
            const mine = here[to];
            if (!mine) return [];
            const { standing, value, reason, language, texts } = mine;
            const content = { standing, value: value as string, reason, language, texts };
            return [{ question: to, base: mine.revision, ...content, reused: { from, revision } }];
          }),
        });
      }),
    decline: (offer) => perform(() => session.write('offers.decline', { offer: offer.key, base: baseOf(offer) })),
    reopen: (offer) => perform(() => session.write('offers.reopen', { offer: offer.key, base: baseOf(offer) })),
  };
}
