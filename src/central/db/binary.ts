/**
 * Arrays as PostgreSQL takes them in binary (array_recv, uuid_recv, int8send …). The driver would spell every
 * element as quoted text and the server would read it back; for the journal's bytes that is most of the work.
 * Layout: dimensions, has-nulls, element type, length, lower bound; then each element's length and bytes.
 */
const OID = { bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950 } as const;

const HEADER = 20;

function begin(oid: number, count: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(count === 0 ? 12 : HEADER + size);
  buffer.writeInt32BE(count === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  if (count > 0) {
    buffer.writeInt32BE(count, 12);
    buffer.writeInt32BE(1, 16);
  }
  return buffer;
}

function variable(oid: number, items: readonly Uint8Array[]): Buffer {
  const size = items.reduce((sum, item) => sum + 4 + item.length, 0);
  const buffer = begin(oid, items.length, size);
  let at = HEADER;
  for (const item of items) {
    at = buffer.writeInt32BE(item.length, at);
    buffer.set(item, at);
    at += item.length;
  }
  return buffer;
}

/** @param items UTF-8 without NUL, which PostgreSQL's text cannot hold */
export function textArray(items: readonly Uint8Array[]): Buffer {
  return variable(OID.text, items);
}

export function byteaArray(items: readonly Uint8Array[]): Buffer {
  return variable(OID.bytea, items);
}

/** @param items of 32 bytes each, in hex */
export function hashArray(items: readonly string[]): Buffer {
  const buffer = begin(OID.bytea, items.length, items.length * 36);
  let at = HEADER;
  for (const item of items) {
    at = buffer.writeInt32BE(32, at);
    at += buffer.write(item, at, 32, 'hex');
  }
  return buffer;
}

export function uuidArray(items: readonly string[]): Buffer {
  const buffer = begin(OID.uuid, items.length, items.length * 20);
  let at = HEADER;
  for (const item of items) {
    at = buffer.writeInt32BE(16, at);
    at += buffer.write(item.replaceAll('-', ''), at, 16, 'hex');
  }
  return buffer;
}

export function int8Array(items: readonly number[]): Buffer {
  const buffer = begin(OID.int8, items.length, items.length * 12);
  let at = HEADER;
  for (const item of items) {
    at = buffer.writeInt32BE(8, at);
    // As two halves: a BigInt for each costs more than all the rest here.
    at = buffer.writeInt32BE(Math.floor(item / 4_294_967_296), at);
    at = buffer.writeUInt32BE(item >>> 0, at);
  }
  return buffer;
}

export function int4Array(items: readonly number[]): Buffer {
  const buffer = begin(OID.int4, items.length, items.length * 8);
  let at = HEADER;
  for (const item of items) {
    at = buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(item, at);
  }
  return buffer;
}
