import { createWriteStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { benchDocument } from './bench-document';

/** One side of the benchmark in a process of its own: `ours.ts CONTENT_FOLDER PDF`. Prints seconds and the peak of memory as JSON. */
const [contentFolder = '', file = ''] = process.argv.slice(2);
const document = benchDocument(contentFolder);
const from = performance.now();
const { writePdf } = await import('#services/report/pdf/write-pdf');
await writePdf(document, createWriteStream(file), { signal: new AbortController().signal, progress: () => {} });
const seconds = (performance.now() - from) / 1000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ seconds, cpu_seconds: (userCPUTime + systemCPUTime) / 1e6, peak_mb: maxRSS / 1024 }));
