import { describe } from 'vitest';
import { directHost } from './direct-host';
import { contractHolds } from './contract-suite';

describe(`The contract, over ${directHost.name}`, () => contractHolds(directHost));
