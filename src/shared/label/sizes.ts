/** The em of small print, in millimetres. */
export const SMALL_MM = 2.5;
/** The smallest em whose marks are told apart on a print head, in dots. */
export const LEAST_PIXELS = 16;
