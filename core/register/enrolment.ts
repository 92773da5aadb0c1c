/**
 * An enrolment card presents a public key: self-signed, exchanged as a file, its fingerprint confirmed outside the app.
 * A key counts only for its State, its purpose and its practice flag.
 */
export const CARD_FORMAT = 'omnibus-card/1';
export const KEY_PURPOSES = ['submission', 'secretariat'] as const;
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

/** A card that somebody here has compared with the fingerprint received by another way. */
export interface Enrolment {
  /** RFC 7638 thumbprint. */
  readonly key: string;
  readonly fingerprint: string;
  readonly card: EnrolmentCard;
  readonly enrolledAt: string;
  readonly confirmedBy: string;
  /** E.g. number and date of the Note Verbale. */
  readonly note: string;
  readonly revoked?: { readonly at: string; readonly reason: string };
}

/**
 * Eight groups of four characters (Crockford base32 of the first 20 bytes of SHA-256 over the SPKI DER): 160 bits,
 * no letters that sound or look alike, to be read aloud.
 */
export type Fingerprint = string;
