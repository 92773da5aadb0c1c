/** `TIP:5(2)(a)` as a lawyer writes it beneath the name of its instrument: `5(2)(a)`; a second duty keeps its mark. */
export const shortReference = (provision: string): string => provision.slice(provision.indexOf(':') + 1).replace('#', ' #');

/** With the instrument before it: `TIP 5(2)(a)`. */
export const fullReference = (provision: string): string => provision.replace(':', ' ').replace('#', ' #');
