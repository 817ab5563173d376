import type { QrRows } from '../slip/slip.ts';
import type { LabelDrawing, LabelSize } from './drawing.ts';
import type { Label } from './label.ts';
import type { Letters } from './letters.ts';
import { productLabel } from './productLabel.ts';
import { shelfLabel } from './shelfLabel.ts';

/** What laying out a label takes from outside: the letters, and who makes the modules of a QR code. */
export type LabelTools = { readonly letters: Letters; readonly qr: (text: string) => QrRows };

/**
 * Lays a label out: where each thing stands, in dots. From this one drawing come the dots of a printer and the page of a PDF.
 * @returns undefined where the label is too small for what must stand on it whole
 */
export function layoutLabel(label: Label, size: LabelSize, tools: LabelTools): LabelDrawing | undefined {
  return label.form === 'shelf' ? shelfLabel(label, size, tools) : productLabel(label, size, tools);
}
