import { createHash } from 'node:crypto';

/** SHA-256, lower-case hex. Against accidents, not against attackers: bundles are signed, the store is not. */
export const checksumOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
