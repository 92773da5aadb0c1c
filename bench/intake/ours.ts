import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { peakMemory } from '../peak-memory';

/**
 * One side of the benchmark in a process of its own: `ours CONTENT_FOLDER DATA_FOLDER FOLDER`. Takes the folder in as a host does that was
 * given it, and prints seconds, the peak of memory and what was received as JSON.
 */
const [contentFolder = '', dataFolder = '', folder = ''] = process.argv.slice(2);
const files = new FileHandles();
const services = await createServices({ dataFolder, mode: 'own', files, version: 'bench', contentFolder });
const from = performance.now();
const handles = (await readdir(folder)).sort().map((name) => files.admit(path.join(folder, name), name, false));
const run = await services.handlers['intake.receive']({ files: handles }, { signal: new AbortController().signal, progress: () => {} });
const seconds = (performance.now() - from) / 1000;
await services.close();
const { received, duplicate, refused, failed, undecided } = run.counts;
console.log(
  JSON.stringify({
    seconds,
    peak_mb: peakMemory(),
    counts: { received, duplicate, refused, failed, undecided },
    verdicts: run.verdicts,
  }),
);
