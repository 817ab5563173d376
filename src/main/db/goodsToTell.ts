import type { Stars } from '../../shared/catalogue/certificate.ts';
import type { Photo } from '../../shared/catalogue/photo.ts';
import type { Story } from '../../shared/catalogue/story.ts';
import type { Day } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import type { ReadDb } from './sqlite.ts';

/** Goods told in a day: more than a buyer at the counter will ever stand through. */
const TOLD = 40;
const DAY = 86_400_000;
/** A prime, so that every turn goes through the products in another order. */
const SPREAD = 7_919;

/** A product as it can be told to whoever stands before the till. */
export type GoodToTell = {
  readonly product: ProductId;
  readonly name: string;
  readonly netContent: string;
  readonly category: string;
  readonly producer: string;
  readonly place: string;
  readonly stars: Stars | null;
  /** What is told of the product itself, and of its producer. */
  readonly stories: readonly Story[];
};

type Row = Omit<GoodToTell, 'stories'> & { readonly own: string | null; readonly producers: string | null };

/**
 * Products whose stars hold on a day, and those with a story of their own: told ones before the others, and where they are many
 * other ones every day, so that each producer's goods get their turn, and a till that was started twice tells the same.
 */
export function goodsToTell(db: ReadDb, day: Day): GoodToTell[] {
  // Of several certificates that hold, the row of the latest: SQLite takes the other columns from where the maximum is.
  const rows = db.all<Row>(
    `WITH starred AS (
       SELECT product, stars, max(issued_on) FROM certificate
        WHERE issued_on <= @day AND expires_on >= @day AND (revoked_on IS NULL OR revoked_on > @day) GROUP BY product
     ), chosen AS (
       SELECT product.id, product.number, product.producer, starred.stars,
              EXISTS (SELECT 1 FROM story WHERE subject = 'product' AND story.id = product.id)
                OR EXISTS (SELECT 1 FROM story WHERE subject = 'producer' AND story.id = product.producer) AS is_told
         FROM (SELECT product FROM starred UNION SELECT id FROM story WHERE subject = 'product') AS candidate
         JOIN product ON product.id = candidate.product
         LEFT JOIN starred ON starred.product = product.id
        ORDER BY is_told DESC, (number * @turn) % @spread, number LIMIT @limit
     )
     SELECT product.id AS product, product.name, product.net_content AS netContent, product.category,
            producer.name AS producer, producer.place, chosen.stars, own.body AS own, producers.body AS producers
       FROM chosen
       JOIN product ON product.id = chosen.id
       JOIN producer ON producer.id = chosen.producer
       LEFT JOIN story AS own ON own.subject = 'product' AND own.id = chosen.id
       LEFT JOIN story AS producers ON producers.subject = 'producer' AND producers.id = chosen.producer
      ORDER BY chosen.is_told DESC, (chosen.number * @turn) % @spread, chosen.number`,
    { day, turn: (Date.parse(day) / DAY) % SPREAD || 1, spread: SPREAD, limit: TOLD },
  );
  return rows.map(goodIn);
}

function goodIn({ own, producers, ...good }: Row): GoodToTell {
  return { ...good, stories: [own, producers].flatMap(read) };
}

/** Parsed by its schema before it was written. */
function read(body: string | null): Story[] {
  return body === null ? [] : [JSON.parse(body) as Story];
}

/** Every photograph that a story names, each once, in the order a till wants them: of each story the first before any second. */
export function namedPhotos(db: ReadDb): Photo[] {
  const rows = db.all<{ photos: string }>(
    `SELECT json_extract(body, '$.photos') AS photos FROM story
      WHERE json_array_length(body, '$.photos') > 0 ORDER BY subject DESC, id`,
  );
  const ranked = rows
    .flatMap(({ photos }) => (JSON.parse(photos) as Photo[]).map((photo, rank) => ({ photo, rank })))
    .toSorted((a, b) => a.rank - b.rank);
  return [...new Map(ranked.map(({ photo }) => [photo.hash, photo])).values()];
}
