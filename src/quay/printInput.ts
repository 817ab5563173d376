import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bitmapOfPng } from '../main/devices/printer/pngIn.ts';
import { slipQr } from '../main/slipQr.ts';
import type { Printing } from '../shared/escpos/job.ts';
import { must } from '../shared/must.ts';
import { EscposProfile, namedProfiles, type ProfileName } from '../shared/printer/profile.ts';
import { type Atlas, loadAtlas } from '../shared/slip/atlas.ts';
import { entrySlip } from '../shared/slip/entrySlip.ts';
import type { Slip } from '../shared/slip/slip.ts';
import { SlipJson } from '../shared/slip/slipJson.ts';
import { product } from './folders.ts';

/** What a person gave is not what was asked for; the message says what, in English and with a place. */
export class NotUsable extends Error {}

/** The slip of a sale in a file (docs/slip-json.md). @throws NotUsable */
export function slipInFile(file: string): Slip {
  const { sale, hash, ...context } = jsonIn(file, SlipJson);
  const slip = must(entrySlip('sale', JSON.stringify(sale), { till: context.till, epoch: 1 }), 'a slip for sales');
  return slip.slip({ ...context, ...(hash && { code: slipQr(slip.number, hash) }) });
}

export type PrintingWishes = {
  readonly profile: ProfileName;
  readonly profileFile?: string;
  readonly logo?: string;
};

/** @throws NotUsable */
export function printingOf({ profile: name, profileFile, logo: file }: PrintingWishes): Printing {
  const profile = profileFile === undefined ? namedProfiles[name] : jsonIn(profileFile, EscposProfile);
  if (profile.language !== 'escpos') throw new NotUsable(`${name} is a printer of labels: it prints no slips`);
  const logo = file === undefined ? undefined : bitmapOfPng(bytesIn(file));
  if (file !== undefined && !logo) throw new NotUsable(`${file} is no PNG of at most 576 × 400 dots, not interlaced`);
  return { profile, atlas: atlasOfProduct(), logo };
}

export function atlasOfProduct(): Atlas {
  return loadAtlas(readFileSync(join(product.assets, 'slip/glyphs.bin')));
}

/** @throws NotUsable */
export function bytesIn(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NotUsable(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** @throws NotUsable, naming every place that does not fit */
export function jsonIn<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(valueIn(file));
  if (parsed.success) return parsed.data;
  throw new NotUsable(`${file}:\n${z.prettifyError(parsed.error)}`);
}

function valueIn(file: string): unknown {
  const text = Buffer.from(bytesIn(file)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotUsable(`${file} is no JSON: ${(error as Error).message}`);
  }
}
