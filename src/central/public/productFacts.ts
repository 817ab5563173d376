import { inLanguage, paths } from './addresses.ts';
import { placesOf } from './carriers.ts';
import type { Site } from './frame.ts';
import { type Good, placeOf } from './good.ts';
import { worldGtin } from './gtins.ts';
import type { ProductShown } from './productShown.ts';
import { summaryOf } from './summary.ts';
import { nameOf } from './tiles.ts';

/** A product as schema.org describes it. @see https://schema.org/Product */
export function productFacts(site: Site, shown: Pick<ProductShown, 'goods' | 'carriers' | 'good'>) {
  const { good } = shown;
  const { product, producer, photos, certificate } = good;
  const [gtin] = product.codes.flatMap((code) => worldGtin(code) ?? []);
  const url = site.origin + inLanguage(site.spoken, paths.product(product.id));
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': site.origin + paths.product(product.id),
    url,
    name: nameOf(site, product).text,
    ...(product.nameEn !== undefined && { alternateName: [product.name, product.nameEn] }),
    description: summaryOf(site, good),
    category: product.category,
    sku: product.id,
    ...(gtin !== undefined && { gtin }),
    ...(photos.length > 0 && { image: photos.map((photo) => site.origin + paths.photo(photo)) }),
    ...(producer && {
      brand: { '@type': 'Brand', name: producer.name },
      manufacturer: {
        '@type': 'Organization',
        name: producer.name,
        ...(placeOf(producer) !== '' && { address: placeOf(producer) }),
      },
    }),
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    ...(certificate && { hasCertification: certificationOf(site, good) }),
    ...offersOf(site, shown, url),
  };
}

function certificationOf({ words }: Site, { certificate, starsUntil }: Good) {
  if (!certificate) return undefined;
  return {
    '@type': 'Certification',
    name: words.ocopStars(certificate.stars),
    ...(certificate.decision !== '' && { certificationIdentification: certificate.decision }),
    ...(certificate.issuer !== undefined && { issuedBy: { '@type': 'Organization', name: certificate.issuer } }),
    certificationStatus: 'https://schema.org/CertificationActive',
    certificationRating: { '@type': 'Rating', ratingValue: certificate.stars, bestRating: 5 },
    validFrom: certificate.issuedOn,
    expires: starsUntil,
  };
}

/** An offer has a price (https://schema.org/Offer as search engines read it): without one nothing is offered. */
function offersOf(
  { origin }: Site,
  { good, goods, carriers }: Pick<ProductShown, 'goods' | 'carriers' | 'good'>,
  url: string,
) {
  if (good.price === undefined) return {};
  const places = placesOf(goods.catalogue, carriers.of(good.product.id));
  return {
    offers: {
      '@type': 'Offer',
      url,
      price: good.price,
      priceCurrency: 'VND',
      itemCondition: 'https://schema.org/NewCondition',
      // Nothing is sold over the web: what there is, is in a shop.
      availability: `https://schema.org/${places.some(({ inStock }) => inStock) ? 'InStoreOnly' : 'OutOfStock'}`,
      ...(places.length > 0 && {
        availableAtOrFrom: places.map(({ id, name, address }) => ({
          '@type': 'Place',
          '@id': `${origin}${paths.outlets}#${id}`,
          name,
          address,
        })),
      }),
    },
  };
}
