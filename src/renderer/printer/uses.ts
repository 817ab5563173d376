import type { PrinterId, PrinterShown, PrinterUse } from '../../shared/contract/printer.ts';

/** A printer of slips cuts labels off its roll; one of labels knows no slip. */
export function canBeUsedFor({ profile }: PrinterShown, use: PrinterUse): boolean {
  return use === 'labels' || profile.language === 'escpos';
}

/** Which printers what is to come out is for. */
export const USE_OF = { slip: 'slips', labels: 'labels' } as const satisfies Record<string, PrinterUse>;

/** What a printer is there for, in one word. */
export function useInAWord({ uses }: PrinterShown): 'both' | PrinterUse | 'nothing' {
  return uses.length > 1 ? 'both' : (uses[0] ?? 'nothing');
}

/** Where slips come out once this printer is gone, undefined for the screen; and whether that is another place than now. */
export function afterRemoval(
  printers: readonly PrinterShown[],
  { id, uses }: PrinterShown,
): { readonly heir: PrinterShown | undefined; readonly moves: boolean } {
  const moves = uses.includes('slips');
  const heir = moves ? othersThan(printers, id, 'slips')[0] : printers.find((other) => other.uses.includes('slips'));
  return { heir, moves };
}

/** Printers that something can be sent to instead. */
export function othersThan(printers: readonly PrinterShown[], id: PrinterId, use: PrinterUse): readonly PrinterShown[] {
  return printers.filter(
    (printer) => printer.id !== id && printer.connection.kind !== 'preview' && canBeUsedFor(printer, use),
  );
}
