import { Pool } from 'pg';
import { keepPhoto } from '../../src/central/db/photo.ts';
import type { CentreOptions } from '../../src/central/index.ts';
import { type CatalogueChange, priceChangeId } from '../../src/shared/catalogue/change.ts';
import { type Story, storyChangeId } from '../../src/shared/catalogue/story.ts';
import { ProducerId, ProductId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { aCertificate, aDay, aPrice, aProducer, aProduct } from './aProduct.ts';
import { aStory, type DrawnPhoto, drawPhoto } from './aStory.ts';
import { databaseUrl, startTestCentre, type TestCentre } from './testCentre.ts';

/** A made-up number of a Vietnamese company, as the catalogue lists it. */
export const GTIN = '08938507000006';

export const SALT = aProduct({
  name: 'Muối ba thạc',
  nameEn: 'Ba Thac salt',
  set: '26.04',
  codes: [GTIN, '02000000000015'],
});

/** What nobody should be able to say on a page. */
export const HOSTILE = 'Cơ sở </script><img src=x onerror=alert(1)>';

export const PRAWNS = aProduct({
  id: ProductId.parse('SP-002'),
  name: 'Tôm khô <b>Đầm Dơi</b> & "con"',
  producer: ProducerId.parse('HTX-02'),
  category: 'Tôm & cá khô',
  unit: 'kg',
  weighed: true,
  netContent: '',
  codes: ['02100001000008'],
});

export type PublicCentre = TestCentre & {
  readonly photo: DrawnPhoto;
  /** Asks for a page. */
  readonly read: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
};

/**
 * A centre with two goods: one of which all is told, and one with hostile names, a certificate that ended yesterday and an invented
 * price.
 */
export async function aPublicCentre(options: Partial<CentreOptions> = {}): Promise<PublicCentre> {
  const centre = await startTestCentre(options);
  const photo = drawPhoto();
  const pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  await keepPhoto(pool, photo.photo, { bytes: photo.bytes, at: centre.now() });
  await pool.end();
  await centre.publish(told(photo).map((change) => ({ scope: 'everywhere', change })));
  return { ...centre, photo, read: (path, headers = {}) => fetch(centre.url + path, { headers, redirect: 'manual' }) };
}

function told({ photo }: DrawnPhoto): CatalogueChange[] {
  const [maker, other] = [
    aProducer({ address: 'xã Gành Hào, tỉnh Cà Mau' }),
    aProducer({ id: PRAWNS.producer, name: HOSTILE, kind: 'household', place: 'Cà Mau' }),
  ];
  const price = aPrice({ product: SALT.id, price: dong(25_000) });
  const invented = aPrice({ product: PRAWNS.id, price: dong(1_150_000), demo: true });
  const story: Story = aStory({ about: { of: 'product', id: SALT.id }, photos: [photo] });
  const ended = aCertificate({ id: 'CN-002', product: PRAWNS.id, stars: 5, expiresOn: aDay('2026-11-21') });
  return [
    { kind: 'producer', id: maker.id, row: maker },
    { kind: 'producer', id: other.id, row: other },
    { kind: 'product', id: SALT.id, row: SALT },
    { kind: 'product', id: PRAWNS.id, row: PRAWNS },
    { kind: 'price', id: priceChangeId(price), row: price },
    { kind: 'price', id: priceChangeId(invented), row: invented },
    { kind: 'certificate', id: 'CN-001', row: aCertificate({ product: SALT.id, issuer: 'UBND tỉnh Bạc Liêu' }) },
    { kind: 'certificate', id: 'CN-002', row: ended },
    { kind: 'story', id: storyChangeId(story.about), row: story },
  ];
}
