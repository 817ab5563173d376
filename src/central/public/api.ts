import { z } from 'zod';
import { Stars } from '../../shared/catalogue/certificate.ts';
import { NamedOutlet } from '../../shared/catalogue/outlet.ts';
import { Producer } from '../../shared/catalogue/product.ts';
import { Day } from '../../shared/day.ts';
import { ProducerId, ProductId } from '../../shared/id.ts';
import { GoodsAsked } from './ask.ts';

/** All that the public is told. What has no place in these shapes is told to nobody: neither figures nor people. */

const Address = z.string().describe('Absolute web address');
const Text = z
  .object({ vi: z.string(), en: z.string().nullable() })
  .describe('Plain text, in lines; English where somebody wrote it');

export const PublicPhoto = z
  .object({ url: Address, type: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'Photo' });

export const PublicCertificate = z
  .object({
    stars: Stars,
    decision: z.string().describe('Number of the decision as printed; empty when not known'),
    issuer: z.string().nullable().describe('As printed; null when not known'),
    issuedOn: Day,
    validUntil: Day.describe('Last day on which the stars may be shown'),
  })
  .meta({ id: 'Certificate', description: 'An OCOP certificate that is valid on the day of the answer' });

export const PublicProduct = z
  .object({
    id: ProductId,
    page: Address,
    name: z.string(),
    nameEn: z.string().nullable().describe('Null where nobody wrote one'),
    producer: z.object({ id: ProducerId, name: z.string() }),
    category: z.string(),
    set: z
      .string()
      .nullable()
      .describe('Set of goods it is judged in: `26.09` is set 9 of Decision 26/2026; null when not known'),
    commune: z.string().describe('Of the producer’s address; empty when it names none'),
    unit: z.string(),
    netContent: z.string().describe('As printed; empty when not known'),
    gtins: z.array(z.string()).describe('Of 14 digits each; in-store codes are none and not here'),
    stars: Stars.nullable().describe('Null where no certificate is valid'),
    price: z.int().nullable().describe('List price in đồng of one unit, VAT included; null where there is none'),
    photo: PublicPhoto.nullable(),
  })
  .meta({ id: 'Product' });
export type PublicProduct = z.infer<typeof PublicProduct>;

export const PublicProducer = z
  .object({
    id: ProducerId,
    page: Address,
    name: z.string(),
    kind: Producer.shape.kind,
    address: z.string().nullable().describe('Where they are today; null where nobody has said'),
    place: z.string().describe('As printed on label or decision; empty when not known'),
    products: z.int().describe('How many products of theirs the catalogue has'),
  })
  .meta({ id: 'Producer' });
export type PublicProducer = z.infer<typeof PublicProducer>;

export const PublicOutlet = NamedOutlet.meta({ id: 'Outlet' });

export const PublicProductWhole = z
  .object({
    ...PublicProduct.shape,
    certificate: PublicCertificate.nullable(),
    story: Text.nullable(),
    madeBy: PublicProducer.nullable(),
    producerStory: Text.nullable(),
    photos: z.array(PublicPhoto),
    basket: z
      .array(z.object({ product: ProductId, name: z.string(), quantity: z.int().describe('Thousandths of its unit') }))
      .nullable()
      .describe('What is in it, where it is a gift basket'),
    soldAt: z
      .array(z.object({ ...NamedOutlet.shape, inStock: z.boolean() }))
      .describe('Outlets that have it, or sold it within 30 days; how many they have is not told'),
  })
  .meta({ id: 'ProductWhole' });
export type PublicProductWhole = z.infer<typeof PublicProductWhole>;

const Paged = { total: z.int(), page: z.int(), pages: z.int() };

export const ProductList = z.object({ products: z.array(PublicProduct), ...Paged }).meta({ id: 'ProductList' });
export const ProducerList = z.object({ producers: z.array(PublicProducer), ...Paged }).meta({ id: 'ProducerList' });
export const OutletList = z.object({ outlets: z.array(PublicOutlet) }).meta({ id: 'OutletList' });

export const Problem = z
  .object({ problem: z.enum(['malformed', 'not-found', 'too-many', 'failed']) })
  .meta({ id: 'Problem' });

export const PageAsked = GoodsAsked.pick({ page: true });
/** An id, or any code the product is known by. */
export const CodeAsked = z.object({
  code: z.string().min(1).max(200).describe('The product’s id, a GTIN in any spelling, or an in-store code'),
});

type Route = {
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly reply: z.ZodType;
};

/** The read-only API, as `/openapi.json` documents it and the server binds it. */
export const publicRoutes = {
  products: {
    path: '/api/products',
    summary: 'Products, those with most stars first',
    query: GoodsAsked,
    reply: ProductList,
  },
  product: {
    path: '/api/products/{code}',
    summary: 'All that is told of one product',
    params: CodeAsked,
    reply: PublicProductWhole,
  },
  producers: {
    path: '/api/producers',
    summary: 'Producers with products in the catalogue, by name; 60 a page',
    query: PageAsked,
    reply: ProducerList,
  },
  outlets: { path: '/api/outlets', summary: 'Where OCOP products are sold', reply: OutletList },
} satisfies Record<string, Route>;
export const PRODUCERS_PAGE = 60;
