import {
  type Certificate,
  certificateOn,
  type StarsLost,
  starsLost,
  starsUntil,
} from '../../shared/catalogue/certificate.ts';
import type { Photo } from '../../shared/catalogue/photo.ts';
import { type Price, type Producer, type Product, priceOn } from '../../shared/catalogue/product.ts';
import { type Story, storyChangeId } from '../../shared/catalogue/story.ts';
import type { Day } from '../../shared/day.ts';
import { fold } from '../../shared/fold.ts';
import type { Dong } from '../../shared/money.ts';
import type { Catalogue } from '../office/catalogueView.ts';
import { communeOf } from './commune.ts';

/** A product as anybody may know it on a day. */
export type Good = {
  readonly product: Product;
  readonly producer: Producer | undefined;
  /** Empty where its producer's address names none. */
  readonly commune: string;
  readonly certificate: Certificate | undefined;
  /** The last day on which its stars may be shown without a break. */
  readonly starsUntil: Day | undefined;
  readonly lost: StarsLost | undefined;
  /** What the counters ask for it; absent where there is no price, or only an invented one of the starter shop. */
  readonly price: Dong | undefined;
  readonly story: Story | undefined;
  readonly producerStory: Story | undefined;
  /** Its own, or else its producer's. */
  readonly photos: readonly Photo[];
  /** What it is found by: folded words, a blank before each. */
  readonly said: string;
};

export function goodOf(
  catalogue: Catalogue,
  product: Product,
  { certificates, day }: { readonly certificates: readonly Certificate[]; readonly day: Day },
): Good {
  const producer = catalogue.producers.get(product.producer);
  const story = catalogue.stories.get(storyChangeId({ of: 'product', id: product.id }));
  const producerStory = catalogue.stories.get(storyChangeId({ of: 'producer', id: product.producer }));
  const commune = communeOf(placeOf(producer));
  return {
    product,
    producer,
    commune,
    certificate: certificateOn(certificates, day),
    starsUntil: starsUntil(certificates, day),
    lost: starsLost(certificates, day),
    price: listPrice([...(catalogue.prices.get(product.id)?.values() ?? [])], day),
    story,
    producerStory,
    photos: story?.photos.length ? story.photos : (producerStory?.photos ?? []),
    said: wordsOf([
      product.name,
      product.nameEn ?? '',
      producer?.name ?? '',
      producer?.place ?? '',
      producer?.address ?? '',
      product.category,
      product.id,
    ]),
  };
}

/** Where a producer is: today's address, else the one that was printed; empty where none is known. */
export function placeOf(producer: Producer | undefined): string {
  return producer?.address ?? producer?.place ?? '';
}

function listPrice(prices: readonly Price[], day: Day): Dong | undefined {
  const holding = priceOn(prices, day);
  return holding && !holding.demo ? holding.price : undefined;
}

function wordsOf(texts: readonly string[]): string {
  return ` ${fold(texts.join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
}
