import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has held, in MB. On Linux what the system counts for a process includes what its parent held
 * when it was started, so the mark of its own memory is read.
 */
export function peakMemory(): number {
  const own = process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
