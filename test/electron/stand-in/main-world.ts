import { makePeer } from './bridge';

makePeer('page', 'preload');
