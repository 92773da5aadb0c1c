import { createWriteStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { writePdf } from '#services/report/pdf/write-pdf';
import { benchDocument } from './bench-document';
import { peakMemory } from '../peak-memory';

/**
 * One side of the benchmark in a process of its own: `ours CONTENT_FOLDER PDF`. Prints seconds and the peak of memory as JSON.
 * Seconds are counted from the start of the process, without those in which the document is put together.
 */
const [contentFolder = '', file = ''] = process.argv.slice(2);
const from = performance.now();
const document = benchDocument(contentFolder);
const apart = performance.now() - from;
await writePdf(document, createWriteStream(file), { signal: new AbortController().signal, progress: () => {} });
const seconds = (performance.now() - apart) / 1000;
console.log(JSON.stringify({ seconds, peak_mb: peakMemory() }));
