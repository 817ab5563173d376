import { readFileSync } from 'node:fs';
import decodeJpeg, { init as startJpeg } from '@jsquash/jpeg/decode.js';
import decodeWebp, { init as startWebp } from '@jsquash/webp/decode.js';
import { PNG } from 'pngjs';
import { type ColourPicture, greyOf, type Picture } from '../reader/picture.ts';
import { programBytes } from './programBytes.ts';

/** Whether the file cannot be opened, or is no picture of a kind we know, or a broken one. */
export type NoPicture = { readonly fault: 'missing' | 'unknown-kind' | 'broken' };

/** A PNG, JPEG or WebP file, told by its first bytes and not by its name. */
export async function readPicture(file: string): Promise<Picture | NoPicture> {
  const bytes = bytesOf(file);
  if (!bytes) return { fault: 'missing' };
  const decode = DECODERS.find(({ begins }) => begins(bytes))?.decode;
  if (!decode) return { fault: 'unknown-kind' };
  try {
    return greyOf(await decode(bytes));
  } catch {
    return { fault: 'broken' };
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

type Decoder = {
  readonly begins: (bytes: Buffer) => boolean;
  readonly decode: (bytes: Buffer) => Promise<ColourPicture>;
};

const DECODERS: readonly Decoder[] = [
  { begins: (bytes) => bytes.toString('latin1', 1, 4) === 'PNG', decode: async (bytes) => PNG.sync.read(bytes) },
  { begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8, decode: jpeg },
  { begins: (bytes) => bytes.toString('latin1', 8, 12) === 'WEBP', decode: webp },
];

/** Both decoders hand their pixels over in one, which Node does not have. */
class Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

let started: Promise<unknown> | undefined;

function start(): Promise<unknown> {
  Object.assign(globalThis, { ImageData: Pixels });
  return Promise.all([
    startJpeg({ wasmBinary: programBytes('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm') }),
    startWebp({ wasmBinary: programBytes('@jsquash/webp/codec/dec/webp_dec.wasm') }),
  ]);
}

async function jpeg(bytes: Buffer): Promise<ColourPicture> {
  await (started ??= start());
  return decodeJpeg(exactly(bytes));
}

async function webp(bytes: Buffer): Promise<ColourPicture> {
  await (started ??= start());
  return decodeWebp(exactly(bytes));
}

/** The bytes in a buffer of their own: small files share one. */
function exactly(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
