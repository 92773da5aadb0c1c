import { workerData } from 'node:worker_threads';
import { hashFor } from './hashing-thread';
import { judgeFor } from './judging-thread';
import type { WorkerRole } from './worker-messages';

/** Entry of both threads of an intake: they are one file wherever they lie. */
const told = workerData as WorkerRole;
if (told.role === 'judge') judgeFor(told.start, told.hashing, told.memory);
else hashFor(told.judging, told.memory);
