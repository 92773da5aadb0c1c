import { describe } from 'vitest';
import { commandLineHost } from './command-line-host';
import { contractHolds } from './contract-suite';

describe(`The contract, over ${commandLineHost.name}`, () => contractHolds(commandLineHost));
