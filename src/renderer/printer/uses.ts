import type { PrinterId, PrinterShown, PrinterUse } from '../../shared/contract/printer.ts';

/** A printer of slips cuts labels off its roll; one of labels knows no slip. */
export function canBeUsedFor({ profile }: PrinterShown, use: PrinterUse): boolean {
  return use === 'labels' || profile.language === 'escpos';
}

/** Which printers what is to come out is for. */
export const USE_OF = { slip: 'slips', labels: 'labels' } as const satisfies Record<string, PrinterUse>;

/** Printers that something can be sent to instead. */
export function othersThan(printers: readonly PrinterShown[], id: PrinterId, use: PrinterUse): readonly PrinterShown[] {
  return printers.filter(
    (printer) => printer.id !== id && printer.connection.kind !== 'preview' && canBeUsedFor(printer, use),
  );
}
