import type { LabelPicture, LabelPrinter, LabelTarget } from '../../shared/contract/label.ts';
import type { PrinterId, PrinterSettings, PrinterShown } from '../../shared/contract/printer.ts';
import type { LabelDrawing } from '../../shared/label/drawing.ts';
import type { Label } from '../../shared/label/label.ts';
import { labelBitmap } from '../../shared/label/labelBitmap.ts';
import { drawLabel, labelSizeOf } from '../../shared/label/labelJob.ts';
import { labelSvg } from '../../shared/label/labelSvg.ts';
import { layoutLabel } from '../../shared/label/layout.ts';
import { GRIDS, type Grid, type GridId, sheetLabelSize } from '../../shared/label/sheet.ts';
import { must } from '../../shared/must.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { slipPng } from '../devices/printer/png.ts';
import type { LabelMaker } from './labelMaker.ts';

export function gridOf(id: GridId): Grid {
  return must(
    GRIDS.find((grid) => grid.id === id),
    `grid ${id}`,
  );
}

/** A printer as whoever chooses where labels come out sees it. */
export function labelPrinter({ id, name, connection, profile, uses }: PrinterShown): LabelPrinter {
  const { width, height, dotsPerMm } = labelSizeOf(profile);
  const kind = connection.kind === 'preview' ? 'pictures' : profile.language === 'escpos' ? 'ticket' : 'roll';
  return {
    printer: id,
    name,
    kind,
    widthMm: Math.round(width / dotsPerMm),
    heightMm: Math.round(height / dotsPerMm),
    chosen: uses.includes('labels'),
  };
}

type Place = { readonly maker: LabelMaker; readonly settings: (id: PrinterId) => PrinterSettings | undefined };

/** A label laid out for where it is to come out; undefined where it does not fit, a refusal where there is no such printer. */
export function drawFor(
  label: Label,
  target: LabelTarget,
  { maker, settings }: Place,
): LabelDrawing | undefined | RefusalOf<'no-such-printer'> {
  if (target.to === 'sheet') return layoutLabel(label, sheetLabelSize(gridOf(target.grid)), maker.printing());
  const printer = settings(target.printer);
  return printer ? drawLabel(label, printer.profile, maker.printing()) : { refused: 'no-such-printer' };
}

/** What the screen shows: of a printer its dots, of a sheet its curves. */
export function pictureOf(drawing: LabelDrawing, target: LabelTarget, maker: LabelMaker): LabelPicture {
  const { letters, drawn } = maker.printing();
  const { width, height } = drawing.size;
  const image =
    target.to === 'sheet'
      ? `data:image/svg+xml;base64,${Buffer.from(labelSvg(drawing, letters)).toString('base64')}`
      : `data:image/png;base64,${slipPng(labelBitmap(drawing, drawn)).toString('base64')}`;
  return { image, width, height, faults: [...drawing.faults] };
}
