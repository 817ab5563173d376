/**
 * The commune of an address, as it is written: what stands before the first comma. An address of the province alone names none.
 * Old names stay as they were printed; nothing is guessed.
 */
export function communeOf(address: string): string {
  const comma = address.indexOf(',');
  return comma === -1 ? '' : address.slice(0, comma).trim();
}
