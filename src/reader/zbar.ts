import {
  setModuleArgs,
  ZBarConfigType,
  ZBarImage,
  type ZBarModuleArgs,
  ZBarScanner,
  type ZBarSymbol,
  ZBarSymbolType,
} from '@undecaf/zbar-wasm';
import type { Picture } from './picture.ts';
import { type Read, retailCode } from './read.ts';

/** Looks for goods' bar codes along rows and columns. */
export type Zbar = (picture: Picture) => Promise<Read[]>;

/**
 * Starts ZBar. It reads EAN and UPC alone: of a Code 128 it does not say whether it is GS1's, and its QR decoder takes Kanji
 * for something else.
 * @param wasm its program, a file of its own beside ours, so that anyone can put another in its place (LGPL)
 */
export function startZbar(wasm: ArrayBuffer): Promise<Zbar> {
  started ??= start(wasm);
  return started;
}

/** The library knows one memory at a time: a second start would put pictures where the first one's scanner does not look. */
let started: Promise<Zbar> | undefined;

async function start(wasm: ArrayBuffer): Promise<Zbar> {
  // Handed on to Emscripten's start as it is; the library's types name only one of its members.
  setModuleArgs({ wasmBinary: wasm } as ZBarModuleArgs);
  const scanner = await ZBarScanner.create();
  const set = (type: ZBarSymbolType, what: ZBarConfigType, value: number) => scanner.setConfig(type, what, value);
  set(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0);
  for (const type of [ZBarSymbolType.ZBAR_EAN13, ZBarSymbolType.ZBAR_EAN8, ZBarSymbolType.ZBAR_UPCA]) {
    set(type, ZBarConfigType.ZBAR_CFG_ENABLE, 1);
  }
  // Every second row and column: half the time, and two codes of our photographs more than with all of them.
  set(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_X_DENSITY, 2);
  set(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_Y_DENSITY, 2);
  return async ({ data, width, height }) => {
    const image = await ZBarImage.createFromGrayBuffer(width, height, data.buffer);
    try {
      return scanner.scan(image) > 0 ? image.getSymbols().flatMap(readOf) : [];
    } finally {
      image.destroy();
    }
  };
}

function readOf(symbol: ZBarSymbol): Read[] {
  const code = retailCode(symbol.decode('ascii'));
  return code ? [{ ...code, engine: 'zbar', lines: symbol.quality }] : [];
}
