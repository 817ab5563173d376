/** The records of a zip archive (PKWARE APPNOTE 6.3), for who writes one. Names are UTF-8, contents deflated. */

/** What is known of a file once all of it is packed. */
export type Packed = { readonly name: string; readonly crc: number; readonly packed: number; readonly size: number };

/** Beyond it sizes would need the records of Zip64, which are not written here. */
export const LARGEST = 0xffff_ffff;

/** Bit 11: the name is UTF-8. Bit 3: sum and sizes stand behind the content. */
const UTF8 = 0x0800;
const SIZES_BEHIND = 0x0008;

/** Before a file's content. @param sizes left out where they are told behind it, by `behind` */
export function localHeader(name: string, sizes?: Packed): Buffer {
  return Buffer.concat([u32(0x04034b50), facts(name, sizes), Buffer.from(name)]);
}

/** Behind a content whose header had no sizes. */
export function behind({ crc, packed, size }: Packed): Buffer {
  return Buffer.concat([u32(0x08074b50), u32(crc), u32(packed), u32(size)]);
}

export type Listed = Packed & { readonly at: number; readonly sizesBehind: boolean };

/** The list of all files and the archive's end. @param at where in the archive the list begins */
export function ending(files: readonly Listed[], at: number): Buffer {
  const list = Buffer.concat(files.map(listed));
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length), u32(list.length), u32(at), u16(0)];
  return Buffer.concat([list, u32(0x06054b50), ...counts]);
}

function listed(file: Listed): Buffer {
  const known = facts(file.name, file, file.sizesBehind);
  const rest = [u16(0), u16(0), u16(0), u32(0), u32(file.at), Buffer.from(file.name)];
  return Buffer.concat([u32(0x02014b50), u16(20), known, ...rest]);
}

/** Version, flags, deflate, time, day, sum, sizes, lengths. The same content is the same bytes: every file is of the first day that the format knows. */
function facts(name: string, sizes: Packed | undefined, sizesBehind = sizes === undefined): Buffer {
  const { crc, packed, size } = sizes ?? { crc: 0, packed: 0, size: 0 };
  const flags = UTF8 | (sizesBehind ? SIZES_BEHIND : 0);
  const numbers = [u16(20), u16(flags), u16(8), u16(0), u16(0x21), u32(crc), u32(packed), u32(size)];
  return Buffer.concat([...numbers, u16(Buffer.byteLength(name)), u16(0)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
