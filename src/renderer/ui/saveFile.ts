/** A file as the till hands it over. */
type Handed = {
  readonly name: string;
  readonly type: string;
  /** base64 */
  readonly content: string;
};

/** Has the browser keep a file. */
export function saveFile({ name, type, content }: Handed): void {
  savePieces(name, type, [bytesIn(content)]);
}

/** @param base64 as files travel from the till */
export function bytesIn(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** As `saveFile`, of a file that came in pieces. */
export function savePieces(name: string, type: string, pieces: readonly Uint8Array<ArrayBuffer>[]): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
