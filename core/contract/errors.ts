/**
 * Foreseen stops. A code is all that crosses a host; its sentence, with the remedy, is `error.<code>` in
 * `locales/<language>/ui.json`, and `params` fill the places of that sentence. Params never hold an answer.
 */
export const ERROR_CODES = [
  'input-invalid', // {operation, path, problem}
  'operation-unknown', // {operation}
  'not-found', // {what, id}
  'conflict', // {what, id, yours, current}: somebody else wrote first
  'cleared', // {provision}: its answers are cleared; reopen it first
  'evidence-in-use', // {id, answers, first}: answers cite it; first question that does
  'read-only', // {reason}: damaged, or opened for reading
  'folder-in-use', // {since}
  'folder-in-desktop', // {since}: the desktop window owns it
  'port-in-use', // {port}
  'port-refused', // {port}: this user may not listen there
  'ownership-lost', // the folder was taken over while this process slept
  'newer-version', // {what, found, supported}
  'damaged', // {file, place}
  'disk-full', // {file}
  'disk-failed', // {file, code}
  'file-missing', // {name}
  'file-too-large', // {name, bytes, limit}
  'file-unreadable', // {name, problem}
  'file-changed', // {name}: somebody wrote to it while it was read
  'intake-running', // one run of intake at a time
  'handle-unknown', // file handles are single-use
  'wrong-passphrase', //
  'passphrase-weak', // {minimum}
  'key-not-usable', // {reason}: purpose, State or practice flag differ, or revoked
  'card-invalid', // {name, problem}
  'fingerprint-differs', //
  'succession-invalid', // {name, problem}: a key presented as the successor of another
  'not-opened', // {count, first}: carried over, and not looked at since; first question
  'not-ready-to-seal', // {errors, unexplained}
  'signature-awaited', // {number}: its second signature is still missing
  'signature-invalid', // {problem}: a signature or a request for one that came as a file
  'bundle-unverified', // {code}: the bundle just written did not verify; it was removed
  'not-receivable', // {code}: only a whole bundle of an enrolled key enters the register
  'receipt-invalid', // {problem}
  'work-package-invalid', // {name, problem}
  'review-invalid', // {name, problem}: a review file that came
  'review-refused', // {reason}: what was asked of a review cannot be
  'package-withdrawn', // {agency}: nothing goes on in a commission that was withdrawn
  'nothing-to-contribute', //
  'commissioned', // an agency's part is returned, never sealed
  'text-pack-invalid', // {name, line, problem}
  'nothing-to-undo', //
  'nothing-to-redo', //
  'erased', // {at}: what is left to undo was erased for good
  'not-comparable', // {problem}
  'not-released', // {state, number}: it leaves the secretariat only where its State has released it, or for internal use
  'backup-invalid', // {name, problem}: cut, altered, foreign, …; nothing was changed
  'backup-passphrase', // it does not open the backup
  'locked', // the data folder is protected, and nobody has given its passphrase
  'protection-passphrase', // it does not open the data folder
  'recovery-code-wrong', //
  'protection-aside', // what was put aside must be brought back or destroyed first
  'protection-on', // it is protected already
  'protection-off', //
  'restore-unfinished', // content was being replaced: the next start finishes it
  'cancelled', //
  'host-unreachable', // the window cannot reach its program; made by the window itself
  'internal', // {reference}: anything unforeseen, logged without answers
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
export type ErrorParams = Readonly<Record<string, string | number>>;

export interface AppErrorBody {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

export class AppError extends Error implements AppErrorBody {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
  }
}
