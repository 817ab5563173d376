import { join } from 'node:path';
import { catchUpBrought } from '../../src/main/db/brought.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { record } from '../../src/main/db/record.ts';
import { allStatements, statementFor } from '../../src/main/db/statement.ts';
import { newId } from '../../src/main/till/desk.ts';
import { settleProducer } from '../../src/main/till/settleProducer.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import type { EntryId, LotId, ProducerId, ProductId } from '../../src/shared/id.ts';
import { uuidv7 } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import type { SaleBody, SaleLine } from '../../src/shared/sale/sale.ts';
import { vatOf } from '../../src/shared/sale/vat.ts';
import { type Dice, diceFrom } from '../support/benchCatalogue.ts';
import { deskOver, MORNING, type TestDesk } from '../support/counter.ts';
import { huongsHand } from '../support/hands.ts';
import { saleOf } from '../support/stockEntries.ts';
import type { Bench } from './bench.ts';
import { median } from './measure.ts';

const PRODUCERS = 170;
const PRODUCTS = 355;
const SALES = 40_000;
const LINES = 5;
const DAYS = 365;
const TODAY = '2026-11-23' as Day;

export const settlement: Bench = {
  name: 'settlement',
  about: '200,000 sale lines of a year over 170 producers: what each is owed, and all of them settled',
  run: async ({ folder }) => {
    const db = openDatabase(join(folder, 'settlement.db'));
    const desk = deskOver(db);
    sellAYear(desk, diceFrom(11));
    const behind = timed(() => {
      while (db.write((writing) => catchUpBrought(writing, desk.signer.device, 2_000)) > 0);
    });
    const reading = Array.from({ length: 9 }, () => timed(() => allStatements(db, TODAY)));
    const statements = allStatements(db, TODAY);
    const settling = timed(() => {
      for (const { producer } of statements) {
        const asked = { producer: producer.id, until: TODAY, perMille: 150 };
        const due = statementFor(db, asked)?.payable ?? dong(0);
        desk.setClock(desk.clock() + 1);
        const input = { id: newId(desk), ...asked, due };
        const made = settleProducer(desk, input, huongsHand);
        if (isRefusal(made)) throw new Error(`${producer.id}: ${JSON.stringify(made)}`);
      }
    });
    const days = db.get<{ rows: number }>('SELECT count(*) AS rows FROM brought')?.rows ?? 0;
    db.close();
    const about = `${SALES * LINES} lines, ${statements.length} producers, ${days} sums by day`;
    return [
      {
        name: 'settlement.statements',
        value: median(reading),
        unit: 'ms',
        baseline: null,
        goal: { of: 'value', atMost: 1_000 },
        note: `the statements of all producers: ${about}`,
      },
      {
        name: 'settlement.settle-all',
        value: settling,
        unit: 'ms',
        baseline: null,
        goal: null,
        note: 'each of them read as the page does, and settled in a transaction of its own: statement, entry, slip, on the disk',
      },
      {
        name: 'settlement.catch-up',
        value: behind,
        unit: 'ms',
        baseline: null,
        goal: null,
        note: 'the sums by day made from the journal at once; a till makes them while nothing is sold',
      },
    ];
  },
};

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function sellAYear(desk: TestDesk, dice: Dice): void {
  for (let from = 0; from < SALES; from += 1_000) {
    desk.db.write((db) => {
      for (let nth = from; nth < from + 1_000; nth += 1) {
        const at = desk.clock();
        const day = addDays(TODAY, -Math.floor((nth * DAYS) / SALES));
        const id = uuidv7(at + nth, new Uint8Array(10)) as EntryId;
        record(db, desk.signer, { id, at, actor: 'lan', kind: 'sale', body: { ...aSale(dice), day } });
      }
    });
  }
}

/** Five lines; every other taken from one of its product's lots, every fifth with something taken off. */
function aSale(dice: Dice): SaleBody {
  const plain = saleOf(MORNING, 'BL01-1-000001', [{ product: 'SP-0', quantity: 1_000 }]);
  const lines = Array.from({ length: LINES }, () => aLine(plain.lines[0] as SaleLine, dice));
  const total = dong(lines.reduce((sum, { amount, offs = [] }) => sum + amount - (offs[0]?.amount ?? 0), 0));
  const vat = vatOf([{ perMille: 80, amount: total }]);
  return { ...plain, lines, total, vat, tenders: [{ kind: 'cash', given: total }] };
}

function aLine(line: SaleLine, dice: Dice): SaleLine {
  const nth = Math.floor(dice() * PRODUCTS);
  const pieces = 1 + Math.floor(dice() * 4);
  const producer = { id: `CT-${nth % PRODUCERS}` as ProducerId, name: `Chủ thể ${nth % PRODUCERS}` };
  const lot = {
    id: uuidv7(nth * 4 + Math.floor(dice() * 4), new Uint8Array(10)) as LotId,
    code: 'L',
    owner: producer,
    terms: { kind: 'consigned' as const, perMille: 150 },
    quantity: quantity(pieces * 1_000),
  };
  return {
    ...line,
    product: `SP-${nth}` as ProductId,
    name: `Sản phẩm ${nth}`,
    quantity: quantity(pieces * 1_000),
    amount: dong(pieces * 20_000),
    producer,
    ...(dice() < 0.2 && { offs: [{ by: 'line' as const, amount: dong(2_000), borneBy: 'shop' as const }] }),
    ...(dice() < 0.5 && { lots: [lot] }),
  };
}
