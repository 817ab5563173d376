/** A line's bytes, without the line feed. `trouble` where it has none, or is too long to be held in memory. */
export type Line = { readonly bytes: Buffer; readonly trouble?: 'cut-off' | 'too-long' };

/** 16 MiB: far more than a till can write in one entry, and little enough to hold. */
export const LONGEST_LINE = 16 * 1_024 * 1_024;

/** What is read at once: some hundred entries, whose signatures are then checked side by side. */
export const CHUNK = 256 * 1_024;

const LINE_FEED = 0x0a;

/**
 * The lines of what is read as bytes, a chunk's worth at a time. Split at LF only: U+2028 and its like stand in names, and a
 * CR before the LF is part of its line.
 * @param longest longer lines come out empty and in trouble, so that memory stays bounded whatever the file holds
 */
export async function* linesIn(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE): AsyncGenerator<readonly Line[]> {
  const open = unfinishedLine(longest);
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      open.add(chunk.subarray(from, at));
      lines.push(open.finish());
      from = at + 1;
    }
    open.add(chunk.subarray(from));
    yield lines;
  }
  if (open.begun()) yield [{ ...open.finish(), trouble: 'cut-off' }];
}

/** The line being read: in parts, because joining them at every chunk would cost the square of its length. */
function unfinishedLine(longest: number) {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    begun: () => length > 0,
    add: (part: Buffer) => {
      length += part.length;
      if (length > longest) parts = [];
      else if (part.length > 0) parts.push(part);
    },
    finish: (): Line => {
      const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      const line: Line = length > longest ? { bytes, trouble: 'too-long' } : { bytes };
      parts = [];
      length = 0;
      return line;
    },
  };
}
