import { runCommandLine } from './run';
import { processTerminal } from './terminal';

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
