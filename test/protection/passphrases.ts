export const FIRST = 'grey heron over the estuary';
export const SECOND = 'a slow train through the hills';
