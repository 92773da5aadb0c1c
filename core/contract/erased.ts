import type { Saved } from './operations';

/** Collections whose records can be erased for good. */
export const ERASABLE = ['evidence', 'comments', 'answers', 'explanations'] as const;
export interface ErasableRecord {
  readonly collection: (typeof ERASABLE)[number];
  readonly key: string;
}

export interface Erased {
  readonly saved: Saved;
  /** Sealed bundles that may carry what was erased; none can be rewritten. `digest` is their name in `submissions/`. */
  readonly bundles: readonly { readonly digest: string; readonly fileName: string; readonly removed: boolean }[];
  /** A damaged assessment that this one was recovered from and that still lies in the data folder, untouched. */
  readonly recoveredFrom?: string;
}
