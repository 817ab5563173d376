import { namesOf, outletOf, productsByCode } from '../main/db/catalogue.ts';
import { enrolled } from '../main/db/enrolment.ts';
import type { TillDb } from '../main/db/sqlite.ts';
import { today } from '../main/till/desk.ts';
import { FNC1 } from '../shared/barcode/gs1/elements.ts';
import type { InStoreLayout } from '../shared/barcode/inStore.ts';
import { resolveScan } from '../shared/barcode/resolve.ts';
import type { Scan } from '../shared/barcode/scan.ts';
import type { Day, Instant } from '../shared/day.ts';
import type { ProductId } from '../shared/id.ts';
import { formatQuantity } from '../shared/quantity.ts';
import { openExisting } from './openExisting.ts';

export type ResolveWishes = {
  readonly data?: string;
  readonly stdin?: true;
  readonly layout?: readonly InStoreLayout[];
  readonly day?: Day;
  readonly json?: true;
};

/**
 * Says of each code what the till would make of it: one line of answer a code. Nothing is sold, and nothing written.
 * @param codes as a scanner sends them; with `--stdin` one a line
 */
export async function runResolve(codes: readonly string[], wishes: ResolveWishes): Promise<void> {
  if (codes.length === 0 && !wishes.stdin) {
    console.error(
      'Chưa có mã nào: ghi mã sau lệnh, hoặc dùng --stdin.\nNo code was given: write some, or use --stdin.',
    );
    process.exitCode = 2;
    return;
  }
  const db = openExisting(wishes.data);
  if (!db) return;
  try {
    const resolve = resolverOf(db, wishes);
    for (const code of codes) console.log(resolve(code));
    if (wishes.stdin) for await (const line of lines()) console.log(resolve(line));
  } finally {
    db.close();
  }
}

function resolverOf(db: TillDb, { layout = [], day, json }: ResolveWishes): (code: string) => string {
  const context = {
    lookUp: (code: string) => productsByCode(db, code),
    today: () => day ?? today(db, Date.now() as Instant),
    layouts: () => [...layout, ...(outletOf(db, enrolled(db).outlet).codeLayouts ?? [])],
  };
  return (code) => {
    const scan = resolveScan(code, context);
    return json ? JSON.stringify(scan) : inWords(db, scan);
  };
}

/** Lines as they come, so that a scanner at a terminal is answered at once; only a line feed ends one. */
async function* lines(): AsyncGenerator<string> {
  let rest = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

function inWords(db: TillDb, scan: Scan<ProductId>): string {
  const said: string[] = [scan.scan];
  if ('code' in scan) said.push(scan.code.replaceAll(FNC1, '␝'));
  if ('product' in scan) said.push(scan.product, ...namesOf(db, [scan.product]));
  if ('products' in scan) said.push(...scan.products, ...namesOf(db, scan.products));
  if ('fault' in scan) said.push(Object.values(scan.fault).join(' '));
  return [...said, ...factsOf(scan)].join(' · ');
}

function factsOf(scan: Scan<ProductId>): string[] {
  if (scan.scan !== 'product' && scan.scan !== 'expired') return [];
  const { quantity, lot, serial, expires, bestBefore, price, carton } = scan;
  const facts = {
    quantity: quantity === null ? undefined : formatQuantity(quantity),
    lot,
    serial,
    expires,
    bestBefore,
  };
  return Object.entries({ ...facts, price, carton }).flatMap(([fact, value]) =>
    value === undefined ? [] : [`${fact} ${value}`],
  );
}
