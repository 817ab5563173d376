/** Whether PostgreSQL's text can hold it: neither a NUL nor half a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
