/** Signs that a file's name has on no system, or that mean something there: letters and digits of any script stay. */
const NO_NAME = /[^\p{L}\p{M}\p{N}._-]+/gu;
/** A name that begins with a dot is hidden. */
const HIDDEN = /^[.-]+/;

/** A name that every system takes for a file: what was typed by people stands in it. */
export const fileNameOf = (text: string): string => text.replaceAll(NO_NAME, '-').replace(HIDDEN, '') || 'file';
