const SHOWN = 8;

/** Enough of a receivable's number to tell it from its neighbours; the whole one is on its page. */
export const shortId = (id: string): string => `…${id.slice(-SHOWN)}`;
