import { register } from 'tsx/esm/api';

// The sources are run as they are: a thread has to be told how to read them, and this file can be read without.
register();
await import('./intake-worker.ts');
