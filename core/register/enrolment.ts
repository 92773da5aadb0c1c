/**
 * An enrolment card presents a public key: self-signed, exchanged as a file, its fingerprint confirmed outside the app.
 * A key counts only for its State, its purpose and its practice flag.
 */
export const CARD_FORMAT = 'omnibus-card/1';
/** `review`: of a reviewing State, for what it says in a review; its submissions are signed under another key. */
export const KEY_PURPOSES = ['submission', 'secretariat', 'review'] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

export interface EnrolmentCard {
  readonly format: typeof CARD_FORMAT;
  readonly purpose: KeyPurpose;
  /** ISO alpha-2 or `EU`; absent on a secretariat's card. */
  readonly state?: string;
  /** What the key is called by its holder, e.g. a ministry. */
  readonly holder: string;
  readonly practice: boolean;
  readonly created: string;
  /** First and last day (UTC, both included) for which its holder made the key; absent: no such bound. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** SPKI PEM, Ed25519. */
  readonly publicKey: string;
  /** `age1…` */
  readonly ageRecipient: string;
}

/** A card file: the card's exact JSON text and a detached JWS over its bytes (`typ: omnibus-card+jws`). */
export interface CardFile {
  readonly card: string;
  readonly signature: string;
}

/** Why a key stops counting: somebody else may have it, or its holder no longer uses it. */
export const REVOCATION_KINDS = ['compromised', 'retired'] as const;
export type RevocationKind = (typeof REVOCATION_KINDS)[number];

export interface Revocation {
  /** From when on it takes effect: what was first seen here from then on no longer counts. Never after `recordedAt`. */
  readonly at: string;
  readonly reason: string;
  readonly kind: RevocationKind;
  /** When it was recorded here, by our clock. */
  readonly recordedAt: string;
}

/** A key that somebody here has taken in: its fingerprint compared, or on the signature of the key it succeeds. */
export interface Enrolment {
  /** RFC 7638 thumbprint. */
  readonly key: string;
  readonly fingerprint: string;
  readonly card: EnrolmentCard;
  readonly enrolledAt: string;
  readonly confirmedBy: string;
  /** E.g. number and date of the Note Verbale. */
  readonly note: string;
  /** First and last day (UTC, both included): the narrower of what the card says and what was set here. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly revoked?: Revocation;
  /** The key that it succeeds, on that key's own signature. */
  readonly succeeds?: string;
  /** The same, while nobody has compared this key's own fingerprint: then it counts only as long as that signature does. */
  readonly restsOn?: string;
  /** The key that succeeds this one, and from when on this one no longer counts. */
  readonly succeededBy?: { readonly key: string; readonly at: string };
  /** Keys that were presented as successors of this one besides `succeededBy`: a conflict for people to settle. */
  readonly rivals?: readonly string[];
  /** It rests on a succession that has rivals: it counts only once its own fingerprint has been compared. */
  readonly disputed?: true;
  /** It rests on the signature of this key, which was compromised by then. */
  readonly unfounded?: string;
}

/**
 * Eight groups of four characters (Crockford base32 of the first 20 bytes of SHA-256 over the SPKI DER): 160 bits,
 * no letters that sound or look alike, to be read aloud.
 */
export type Fingerprint = string;
