import { NamedOutlet } from '../../shared/catalogue/outlet.ts';
import type { Photo } from '../../shared/catalogue/photo.ts';
import type { Producer } from '../../shared/catalogue/product.ts';
import type { Story } from '../../shared/catalogue/story.ts';
import { paths } from './addresses.ts';
import type { PublicProducer, PublicProduct, PublicProductWhole } from './api.ts';
import { type Carriers, placesOf } from './carriers.ts';
import type { Good } from './good.ts';
import type { Goods } from './goods.ts';
import { worldGtin } from './gtins.ts';

/** @param origin `https://ocop.example.vn`: what absolute addresses begin with */
export function tellProduct(good: Good, origin: string): PublicProduct {
  const { product, producer, commune, certificate, price, photos } = good;
  const [photo] = photos;
  return {
    id: product.id,
    page: origin + paths.product(product.id),
    name: product.name,
    nameEn: product.nameEn ?? null,
    producer: { id: product.producer, name: producer?.name ?? '' },
    category: product.category,
    set: product.set ?? null,
    commune,
    unit: product.unit,
    netContent: product.netContent,
    gtins: product.codes.flatMap((code) => worldGtin(code) ?? []),
    stars: certificate?.stars ?? null,
    price: price ?? null,
    photo: photo ? tellPhoto(photo, origin) : null,
  };
}

export type Told = { readonly goods: Goods; readonly carriers: Carriers; readonly origin: string };

export function tellWhole(good: Good, { goods, carriers, origin }: Told): PublicProductWhole {
  const { product, producer, certificate, starsUntil, story, producerStory, photos } = good;
  return {
    ...tellProduct(good, origin),
    certificate:
      certificate && starsUntil
        ? {
            stars: certificate.stars,
            decision: certificate.decision,
            issuer: certificate.issuer ?? null,
            issuedOn: certificate.issuedOn,
            validUntil: starsUntil,
          }
        : null,
    story: tellStory(story),
    madeBy: producer ? tellProducer(producer, goods, origin) : null,
    producerStory: tellStory(producerStory),
    photos: photos.map((photo) => tellPhoto(photo, origin)),
    basket:
      product.basket?.map(({ product: id, quantity }) => ({
        product: id,
        name: goods.byId.get(id)?.product.name ?? '',
        quantity,
      })) ?? null,
    soldAt: placesOf(goods.catalogue, carriers.of(product.id)),
  };
}

export function tellProducer(
  { id, name, kind, place, address }: Producer,
  goods: Goods,
  origin: string,
): PublicProducer {
  const products = goods.byProducer.get(id)?.length ?? 0;
  return { id, page: origin + paths.producer(id), name, kind, address: address ?? null, place, products };
}

export function tellOutlets({ catalogue }: Goods): NamedOutlet[] {
  return [...catalogue.outlets.values()]
    .map((outlet) => NamedOutlet.parse(outlet))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function tellPhoto(photo: Photo, origin: string) {
  const { type, width, height } = photo;
  return { url: origin + paths.photo(photo), type, width, height };
}

function tellStory(story: Story | undefined) {
  return story && (story.vi !== '' || story.en !== undefined) ? { vi: story.vi, en: story.en ?? null } : null;
}
