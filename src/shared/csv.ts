/** A number as Vietnamese writes it: digits, perhaps a sign and a decimal comma. It runs nothing, whatever it begins with. */
const NUMBER = /^-?\d+(,\d+)?$/;

/**
 * Rows as CSV with semicolons and a byte order mark, as Excel under a Vietnamese setting opens it. A cell that begins like a
 * formula gets an apostrophe, so that opening the file never runs one.
 */
export function csvOf(table: readonly (readonly string[])[]): string {
  const lines = table.map((cells) => cells.map(quoted).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
