import type { Bench } from './bench.ts';
import { camera } from './camera.ts';
import { find } from './find.ts';
import { keys } from './keys.ts';
import { lookup } from './lookup.ts';
import { market } from './market.ts';
import { memory } from './memory.ts';
import { morning } from './morning.ts';
import { price } from './price.ts';
import { push } from './push.ts';
import { sale } from './sale.ts';
import { scan } from './scan.ts';
import { settlement } from './settlement.ts';
import { slip } from './slip.ts';
import { start } from './start.ts';
import { stills } from './stills.ts';
import { stock } from './stock.ts';
import { wedge } from './wedge.ts';

export const benches: readonly Bench[] = [
  scan,
  wedge,
  stills,
  camera,
  keys,
  sale,
  lookup,
  find,
  stock,
  slip,
  price,
  start,
  memory,
  push,
  morning,
  settlement,
  market,
];
