import { describe } from 'vitest';
import { webHost } from './web-host';
import { contractHolds } from './contract-suite';

describe(`The contract, over ${webHost.name}`, () => contractHolds(webHost));
