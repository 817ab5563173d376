import type { labelCalls as contract, LabelTarget } from '../../shared/contract/label.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import { Grams, type Label } from '../../shared/label/label.ts';
import { labelsOnSheet } from '../../shared/label/sheet.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { changedSinceLabelled, productView } from '../db/label.ts';
import { drawFor, gridOf, labelPrinter, pictureOf } from '../label/labelOffice.ts';
import { sheetPdf } from '../label/sheetPdf.ts';
import { today } from '../till/desk.ts';
import { makeLabel } from '../till/makeLabel.ts';
import { makeLabels, printLabels, rememberShelfLabels } from '../till/printLabels.ts';
import { noProduct, resolveCode } from '../till/resolveCode.ts';
import { unlessRefused } from './unlessRefused.ts';

export function labelCalls(counter: Counter) {
  const { db, clock } = counter;
  const maker = counter.drawing.labels;
  const settings = (id: PrinterId) => counter.printers.find(id)?.stored;
  const place = { maker, settings };
  const fits = (target: LabelTarget) => (label: Label) => {
    const drawing = drawFor(label, target, place);
    return drawing !== undefined && !isRefusal(drawing);
  };
  const day = () => today(db, clock());
  return {
    'label.products': ({ products }) => products.flatMap((product) => productView(db, day(), product) ?? []),
    'label.scan': ({ code, chosen }) => {
      const scan = resolveCode(db, code, clock, chosen);
      if (scan.scan !== 'product' && scan.scan !== 'expired') return noProduct(db, scan, day());
      const product = productView(db, day(), scan.product);
      return product ? { product, grams: Grams.safeParse(scan.weight).data ?? null } : { refused: 'no-such-product' };
    },
    'label.printers': () => counter.printers.shown().printers.map(labelPrinter),
    'label.preview': ({ label: asked, target }) => {
      const label = makeLabel(db, day(), asked);
      if (isRefusal(label)) return label;
      const drawing = drawFor(label, target, place);
      if (!drawing) return { refused: 'label-too-small', name: label.name };
      return isRefusal(drawing) ? drawing : pictureOf(drawing, target, maker);
    },
    'label.print': ({ labels, printer }) => {
      if (!settings(printer)) return { refused: 'no-such-printer' };
      const asked = { labels, printer, fits: fits({ to: 'printer', printer }) };
      return unlessRefused(printLabels(counter.desk(), asked), counter.slipQueued);
    },
    'label.sheet': ({ labels, grid: id, start }) => {
      const grid = gridOf(id);
      if (start >= labelsOnSheet(grid)) return { refused: 'no-such-place' };
      const at = clock();
      const made = makeLabels(db, at, labels, fits({ to: 'sheet', grid: id }));
      if (isRefusal(made)) return made;
      const { bytes, pages } = sheetPdf(made, { grid, start, printing: maker.printing() });
      db.write((writing) => rememberShelfLabels(writing, labels, made, at));
      const name = `nhan-${id}-${today(db, at)}.pdf`;
      return { name, type: 'application/pdf', content: bytes.toString('base64'), pages };
    },
    'label.changed': () => changedSinceLabelled(db, day()),
  } satisfies HandlersOf<typeof contract>;
}
