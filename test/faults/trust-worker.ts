/**
 * A second process that enrols keys and revokes them without end, run as `node worker.mjs <data folder> <content> <first State>`. It
 * reports what has been acknowledged to it.
 */
import { writeSync } from 'node:fs';
import type { CallContext } from '#core/contract/dispatch';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { stateKey } from '../conference/state-key';

const [, , folder = '', contentFolder = '', first = '0'] = process.argv;
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const officer = { confirmedBy: 'B. Officer', note: 'Note Verbale 12/2026' };

async function start(): Promise<void> {
  const timing = { heartbeat: 40, stale: 120 };
  const { handlers } = await createServices({
    dataFolder: folder,
    mode: 'own',
    files: new FileHandles(),
    version: 'test',
    contentFolder,
    timing,
  });
  const states = await handlers['content.states']({}, call);
  for (let place = Number(first); place < states.length; place++) {
    const { key, card } = await stateKey(states[place]?.code ?? '', false);
    report({ enrolling: key });
    await handlers['cards.enrol']({ card: { text: JSON.stringify(card.file) }, fingerprint: card.publicKey.fingerprint, ...officer }, call);
    report({ enrolled: key });
    await handlers['cards.revoke']({ key, reason: 'Laptop stolen', kind: 'compromised' }, call);
    report({ revoked: key });
  }
}

start().catch((error: unknown) => {
  report({ stopped: String(error) });
  process.exit(3);
});
