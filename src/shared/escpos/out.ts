/** A job being written: its bytes so far, in a buffer that grows. */
export type Out = { bytes: Uint8Array; end: number };

/** @param room bytes expected; more are made room for */
export function startOut(room: number): Out {
  return { bytes: new Uint8Array(room), end: 0 };
}

export function put(out: Out, ...bytes: readonly number[]): void {
  makeRoom(out, bytes.length);
  for (const byte of bytes) {
    out.bytes[out.end] = byte;
    out.end += 1;
  }
}

/** @param ascii printable ASCII only */
export function putAscii(out: Out, ascii: string): void {
  makeRoom(out, ascii.length);
  for (let at = 0; at < ascii.length; at += 1) out.bytes[out.end + at] = ascii.charCodeAt(at);
  out.end += ascii.length;
}

export function putMany(out: Out, byte: number, count: number): void {
  makeRoom(out, count);
  out.bytes.fill(byte, out.end, out.end + count);
  out.end += count;
}

export function written({ bytes, end }: Out): Uint8Array {
  return bytes.subarray(0, end);
}

export function makeRoom(out: Out, more: number): void {
  if (out.end + more <= out.bytes.length) return;
  const bigger = new Uint8Array(Math.max(out.end + more, out.bytes.length * 2));
  bigger.set(out.bytes.subarray(0, out.end));
  out.bytes = bigger;
}
