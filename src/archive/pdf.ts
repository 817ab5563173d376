/** The objects of a PDF (ISO 32000-1 §7.3) and the file around them, for who writes one. */

export function dictionary(entries: string): Buffer {
  return Buffer.from(`<< ${entries} >>`);
}

export function stream(entries: string, content: Buffer): Buffer {
  const head = `<< ${entries}/Length ${content.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream')]);
}

/** UTF-16 with its mark, in hex: how a PDF says a text that is not ASCII. */
export function hexText(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** The objects numbered from 1, and the table of where each begins. The first is the catalogue, the last says what it is. */
export function pdfOf(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1')];
  const starts: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    starts.push(at);
    parts.push(whole);
    at += whole.length;
  }
  const size = objects.length + 1;
  const table = starts.map((start) => `${start.toString().padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
