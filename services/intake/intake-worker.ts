import { workerData } from 'node:worker_threads';
import { hashHere } from '../bundle/sha512-of';
import { judgeFor } from './judging-thread';
import { readFor } from './reading-thread';
import type { WorkerRole } from './worker-messages';

/** Entry of both threads of an intake: they are one file wherever they lie. */
const told = workerData as WorkerRole;
hashHere();
if (told.role === 'judge') judgeFor(told.start, told.reading, told.memory);
else readFor(told.judging, told.memory);
