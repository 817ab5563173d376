import type { ProjectedBack, ProjectedLine, ProjectedSale } from './projection.ts';
import { rows, type Transaction } from './query.ts';

type Documents = {
  readonly sales: ProjectedSale[];
  readonly lines: ProjectedLine[];
  readonly backs: readonly ProjectedBack[];
};
type LineSold = {
  readonly device: string;
  readonly sale: string;
  readonly line: number;
  readonly stars: number;
  readonly buyer: string | null;
};

/**
 * Lets what came back count against the buyer and the stars of its sale, which the return does not say: a till takes goods back on
 * its own slips only, so that its sale was read before, or is read with it. Of one that waits in suspense nothing is known.
 */
export async function asTheirSales<Found extends Documents>(tx: Transaction, found: Found): Promise<Found> {
  const { backs } = found;
  if (backs.length === 0) return found;
  const sold = new Map([...(await soldBefore(tx, backs)), ...soldNow(found)].map((line) => [keyOf(line), line]));
  const ofLine = new Map<string, LineSold>();
  const buyers = new Map<string, string | null>();
  for (const { device, sale, line, of, ofLine: soldLine } of backs) {
    const original = sold.get(keyOf({ device, sale: of, line: soldLine }));
    if (!original) continue;
    ofLine.set(keyOf({ device, sale, line }), original);
    buyers.set(`${device} ${sale}`, original.buyer);
  }
  const sales = found.sales.map((sale) => {
    const buyer = buyers.get(`${sale.device} ${sale.sale}`);
    return buyer === undefined ? sale : { ...sale, buyer };
  });
  const lines = found.lines.map((line) => {
    const stars = ofLine.get(keyOf(line))?.stars;
    return stars === undefined ? line : { ...line, stars };
  });
  return { ...found, sales, lines };
}

const keyOf = ({ device, sale, line }: Pick<LineSold, 'device' | 'sale' | 'line'>): string =>
  `${device} ${sale} ${line}`;

function soldNow({ sales, lines }: Documents): LineSold[] {
  const buyers = new Map(sales.map(({ device, sale, buyer }) => [`${device} ${sale}`, buyer]));
  return lines
    .filter(({ share }) => share === 1)
    .map(({ device, sale, line, stars }) => ({
      device,
      sale,
      line,
      stars,
      buyer: buyers.get(`${device} ${sale}`) ?? null,
    }));
}

function soldBefore(tx: Transaction, backs: readonly ProjectedBack[]): Promise<LineSold[]> {
  return rows(
    tx,
    `select l.device, l.sale, l.line, l.stars, s.buyer
     from (select distinct device, "of" as sale from json_to_recordset($1) as b (device uuid, "of" uuid)) b
     join sale s using (device, sale) join sale_line l using (device, sale) where l.share = 1 and s.kind = 'sale'`,
    [JSON.stringify(backs)],
  );
}
