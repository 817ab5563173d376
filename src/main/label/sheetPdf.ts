import { type Printed, sheetsPdf } from '../../archive/sheetsPdf.ts';
import type { LabelCopies } from '../../shared/label/label.ts';
import type { LabelPrinting } from '../../shared/label/labelJob.ts';
import { layoutLabel } from '../../shared/label/layout.ts';
import { pdfDrawing } from '../../shared/label/pdfDrawing.ts';
import { type Grid, placesOn, sheetLabelSize } from '../../shared/label/sheet.ts';
import { must } from '../../shared/must.ts';

/** At its own size: a page made to fit would make the bars another width, and miss the stickers. */
const LABELS: Printed = { title: 'Nhãn', scaled: false };

export type SheetPdf = { readonly bytes: Buffer; readonly pages: number };

/** Labels on sheets of stickers: letters and bars as curves and rectangles, so that they are sharp on any printer. */
export function sheetPdf(
  made: readonly LabelCopies[],
  { grid, start, printing }: { grid: Grid; start: number; printing: LabelPrinting },
): SheetPdf {
  const size = sheetLabelSize(grid);
  const each = made.flatMap(({ label, copies }) => {
    const drawing = must(layoutLabel(label, size, printing), `${label.name} fits the sheet, as was asked before`);
    return Array.from({ length: copies }, () => drawing);
  });
  const places = placesOn(grid, each.length, start);
  const placed = each.map((drawing, index) => ({ drawing, place: must(places[index], 'a place for each label') }));
  const drawn = pdfDrawing(placed, printing.letters);
  return { bytes: sheetsPdf(drawn, LABELS), pages: drawn.pages.length };
}
