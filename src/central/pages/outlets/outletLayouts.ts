import { type InStoreLayout, layoutIn, layoutText } from '../../../shared/barcode/inStore.ts';

/** As many as an outlet may have. */
const MOST = 10;

export function layoutsDraftOf(layouts: readonly InStoreLayout[] = []): string {
  return layouts.map(layoutText).join(', ');
}

/** What was typed, as an outlet holds it. @returns null where one of them is no layout, or they are too many */
export function layoutsOf(text: string): InStoreLayout[] | null {
  const typed = text.split(/[\s,;]+/).filter((each) => each !== '');
  const layouts = typed.flatMap((each) => layoutIn(each) ?? []);
  return layouts.length === typed.length && layouts.length <= MOST ? layouts : null;
}
