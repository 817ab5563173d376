/** One step of the database's shape. Numbered from 1 without a gap; what was once released is never edited. */
export type Migration = { readonly version: number; readonly up: string };
