/** AIM symbology identifiers (ISO/IEC 15424) under which GS1 element strings travel: 128, DataBar, DataMatrix, QR, DotCode. */
export const ELEMENTS: ReadonlySet<string> = new Set([']C1', ']e0', ']d2', ']Q3', ']J1']);
/** … and an EAN's digits, with how many there are. */
export const EAN_DIGITS: ReadonlyMap<string, number> = new Map([
  [']E0', 13],
  [']E4', 8],
]);

const IDENTIFIER = /^\][A-Za-z][\dA-Za-z]/;

export function hasIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** Whether what stands behind the identifier is no more than text: a web address in a QR code, or a Code 39. */
export function carriesText(text: string): boolean {
  const identifier = text.slice(0, 3);
  return !ELEMENTS.has(identifier) && !EAN_DIGITS.has(identifier);
}

/** What a scanner sent, without an identifier that says no more than that it is text: of a slip's code, or a badge's. */
export function bareText(text: string): string {
  return hasIdentifier(text) && carriesText(text) ? text.slice(3) : text;
}
