/** Whether every text can hold it: neither a NUL, which PostgreSQL has no place for, nor half a surrogate pair, which no UTF-8 has. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The same of every text in a value that came as JSON, names of fields too. Not by recursion: what is nested deep enough would end the stack. */
export function areTextsStorable(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && !isStorable(next)) return false;
    if (typeof next !== 'object' || next === null || ArrayBuffer.isView(next)) continue;
    for (const [name, inner] of Object.entries(next)) waiting.push(name, inner);
  }
  return true;
}
