import type { Saved } from './operations';

/** Collections whose records can be erased for good; of a work package the words in it: without the rest nothing that comes back could be told. */
export const ERASABLE = ['evidence', 'comments', 'answers', 'explanations', 'earlierAnswers', 'workPackages'] as const;
export interface ErasableRecord {
  readonly collection: (typeof ERASABLE)[number];
  readonly key: string;
}

export interface Erased {
  readonly saved: Saved;
  /** Sealed bundles that may carry what was erased; none can be rewritten. `digest` is their name in `submissions/`. */
  readonly bundles: readonly (BundleConcerned & { readonly removed: boolean })[];
  /** A damaged assessment that this one was recovered from and that still lies in the data folder, untouched. */
  readonly recoveredFrom?: string;
}

export interface BundleConcerned {
  readonly digest: string;
  readonly fileName: string;
}

/** What erasing these records would take, told beforehand; nothing is changed by asking. */
export interface ToBeErased {
  readonly records: readonly (ErasableRecord & {
    /** It is there now; otherwise it stands in the history only. */
    readonly present: boolean;
    /** How many lines of the history tell its content. */
    readonly versions: number;
  })[];
  /** Questions whose answers cite evidence that would go, now or in the history. */
  readonly citing: readonly string[];
  /** Names of the attached files that would go with it. */
  readonly files: readonly string[];
  readonly bundles: readonly BundleConcerned[];
  readonly recoveredFrom?: string;
}

/** A record that tells these words, or did so once. */
export interface FoundRecord extends ErasableRecord {
  readonly present: boolean;
  /** The words with what stands around them. */
  readonly excerpt: string;
}
