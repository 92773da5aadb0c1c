/**
 * What a page and the loopback host say to each other. Every request but a page's own files and a download carries
 * `x-omnibus: 1` (a cookie alone would be sent by a form of another site; a custom header is not) and the session cookie.
 *
 * POST /session            {"token"} from the fragment of the address, once -> 204 and the cookie
 * GET  /session            204 while the cookie is good, else 401
 * POST /presence           204: a page is still there; once a page says so, the program ends when none does for long;
 *                          `folder-taken`: another program has taken the data folder, nothing is written any more
 * POST /call/<operation>   JSON input -> NDJSON: any number of {"progress":{"done","total","label"}}, then {"result":Result}
 *                          leaving the request cancels the operation
 * POST /files?name=<name>  raw bytes -> {"handle","name","bytes"}
 * GET  /files/<handle>     an outgoing file, once
 * GET  /files/<handle>/progress   how far that is: {"state":"waiting"|"sending"|"sent"|"broken","done","total"} in bytes
 * DELETE /files/<handle>   204: a file that was handed in and not used is removed; one on its way out is broken off,
 *                          and may be asked for again
 * POST /hand-over          a second start asks for a fresh token (see hand-over.ts)
 *
 * A refusal is JSON {"refused": <reason>}; an upload that fails is {"error": AppErrorBody}.
 */
export const CALL_HEADER = 'x-omnibus';
export const CALL_HEADER_VALUE = '1';

/** Reasons and their HTTP status. */
const REFUSALS = {
  'foreign-host': 403,
  'foreign-origin': 403,
  'foreign-site': 403,
  'foreign-user': 403,
  'header-missing': 403,
  'no-session': 401,
  'token-refused': 401,
  'hand-over-refused': 403,
  'address-refused': 400,
  'not-found': 404,
  'method-refused': 405,
  'type-refused': 415,
  'body-too-large': 413,
  'body-unreadable': 400,
  'folder-taken': 409,
  starting: 503,
} as const;

export type RefusalReason = keyof typeof REFUSALS;

/** Thrown where a request is not answered; the server turns it into its status and reason. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  constructor(readonly reason: RefusalReason) {
    super(reason);
    this.status = REFUSALS[reason];
  }
}

export interface WebLimits {
  /** Largest input of a call, in bytes. */
  readonly callBytes: number;
  /** Largest file a page may hand in, in bytes. */
  readonly uploadBytes: number;
  /** In which any request but the upload of a page that is signed in must have arrived, in milliseconds. */
  readonly requestMs: number;
  /** At once; a page needs no more than six. */
  readonly connections: number;
}

export const DEFAULT_LIMITS: WebLimits = {
  callBytes: 32 * 1024 * 1024,
  uploadBytes: 4 * 1024 * 1024 * 1024,
  requestMs: 30_000,
  connections: 256,
};
