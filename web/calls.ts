import type { IncomingMessage, ServerResponse } from 'node:http';
import { dispatch, type Handlers, type NoteUnforeseen } from '#core/contract/dispatch';
import type { Result } from '#core/contract/result';
import { readJson } from './request-body';

const PROGRESS_EVERY_MS = 100;

/** One operation: its input read and bounded here, checked and carried out behind `dispatch`. */
export async function answerCall(
  operation: string,
  request: IncomingMessage,
  response: ServerResponse,
  handlers: Handlers,
  limit: number,
  noteUnforeseen: NoteUnforeseen,
): Promise<void> {
  const input = await readJson(request, limit);
  const cancel = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) cancel.abort();
  });
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
  let said = 0;
  const progress = (done: number, total: number, label?: string): void => {
    const now = performance.now();
    if (done < total && now - said < PROGRESS_EVERY_MS) return;
    said = now;
    response.write(`${JSON.stringify({ progress: { done, total, label } })}\n`);
  };
  const result: Result<unknown> = await dispatch(handlers, operation, input, { signal: cancel.signal, progress }, noteUnforeseen);
  response.end(`${JSON.stringify({ result })}\n`);
}
