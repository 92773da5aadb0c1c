import { basename, resolve } from 'node:path';
import type { Session } from './session';

/** A handle for a file named on the command line. Each handle is used once. */
export const admit = ({ files }: Session, path: string): string => files.admit(resolve(path), basename(path), false);
