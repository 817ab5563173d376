/** A file as the till hands it over. */
type Handed = {
  readonly name: string;
  readonly type: string;
  /** base64 */
  readonly content: string;
};

/** Has the browser keep a file. */
export function saveFile({ name, type, content }: Handed): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
