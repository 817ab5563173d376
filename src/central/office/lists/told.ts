import type { Certificate } from '../../../shared/catalogue/certificate.ts';
import type { GroupPrice } from '../../../shared/catalogue/outletGroup.ts';
import type { Price, Producer, Product } from '../../../shared/catalogue/product.ts';
import type { Story } from '../../../shared/catalogue/story.ts';
import { formatDay, formatInstant, type Instant } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { CertificateWord } from '../../db/version.ts';
import type { OfficeReply } from '../api.ts';
import type { Catalogue } from '../catalogueView.ts';
import { headingsOf } from '../import/headings.ts';
import type { List } from './list.ts';
import { percentText } from './words.ts';

/** Lists that go out and do not come back: what they tell is not what a file may change, or another list brings it in. */

export type OwnedProducer = { readonly producer: Producer; readonly products: number };

const producerHeadings = headingsOf({
  id: ['Mã chủ thể'],
  name: ['Chủ thể'],
  kind: ['Loại hình'],
  place: ['Địa chỉ'],
  address: ['Địa chỉ hiện nay'],
  products: ['Số sản phẩm'],
  story: ['Câu chuyện'],
  storyInEnglish: ['Câu chuyện (tiếng Anh)'],
});

/** They come in with their goods. */
export const producerList = ({
  stories,
}: Catalogue): List<(typeof producerHeadings)['columns'][number], OwnedProducer> => ({
  title: 'Chủ thể',
  headings: producerHeadings,
  cellsOf: ({ producer, products }) => ({
    id: producer.id,
    name: producer.name,
    kind: producer.kind,
    place: producer.place,
    address: producer.address ?? '',
    products: String(products),
    story: stories.get(`producer/${producer.id}`)?.vi ?? '',
    storyInEnglish: stories.get(`producer/${producer.id}`)?.en ?? '',
  }),
});

const certificateHeadings = headingsOf({
  certificate: ['Mã chứng nhận'],
  product: ['Mã hàng'],
  name: ['Sản phẩm'],
  stars: ['Sao'],
  score: ['Điểm'],
  decision: ['Số quyết định'],
  issuer: ['Nơi cấp'],
  issuedOn: ['Ngày cấp'],
  expiresOn: ['Ngày hết hạn'],
  revokedOn: ['Ngày thu hồi'],
  publishedAt: ['Công bố lúc'],
  publishedBy: ['Người công bố'],
  stands: ['Hiện hành'],
});

/** Every word that was published of them, the newest last: what it said, when, by whom, and which one stands. */
export const certificateList = ({
  products,
}: Catalogue): List<(typeof certificateHeadings)['columns'][number], CertificateWord> => ({
  title: 'Chứng nhận',
  headings: certificateHeadings,
  cellsOf: ({ id, row, at, by, stands }) => ({
    certificate: id,
    ...(row ? certificateCells(row, products.get(row.product)?.name ?? '') : noCertificate),
    publishedAt: formatInstant(at as Instant),
    publishedBy: by,
    stands: row === null ? 'đã bỏ' : stands ? 'có' : 'không',
  }),
});

function certificateCells(row: Certificate, name: string) {
  return {
    product: row.product,
    name,
    stars: String(row.stars),
    score: row.score === undefined ? '' : String(row.score),
    decision: row.decision,
    issuer: row.issuer ?? '',
    issuedOn: formatDay(row.issuedOn),
    expiresOn: formatDay(row.expiresOn),
    revokedOn: row.revokedOn === null ? '' : formatDay(row.revokedOn),
  };
}

const noCertificate = {
  product: '',
  name: '',
  stars: '',
  score: '',
  decision: '',
  issuer: '',
  issuedOn: '',
  expiresOn: '',
  revokedOn: '',
};

const storyHeadings = headingsOf({
  of: ['Của'],
  id: ['Mã'],
  name: ['Tên'],
  vi: ['Câu chuyện'],
  en: ['Câu chuyện (tiếng Anh)'],
  photos: ['Số ảnh'],
});

/** Those of goods come in with the goods; photographs are in no list. */
export const storyList = ({
  products,
  producers,
}: Catalogue): List<(typeof storyHeadings)['columns'][number], Story> => ({
  title: 'Câu chuyện',
  headings: storyHeadings,
  cellsOf: ({ about, vi, en, photos }) => ({
    of: about.of === 'product' ? 'sản phẩm' : 'chủ thể',
    id: about.id,
    name: (about.of === 'product' ? products : producers).get(about.id)?.name ?? '',
    vi,
    en: en ?? '',
    photos: String(photos.length),
  }),
});

const priceHeadings = headingsOf({
  product: ['Mã hàng'],
  name: ['Sản phẩm'],
  group: ['Nhóm điểm bán'],
  from: ['Từ ngày'],
  price: ['Giá'],
  demo: ['Giá dùng thử'],
});

/** A price of everywhere, or of a group of outlets. */
export type AnyPrice = Price | GroupPrice;

/** Every price there is, those of days to come and of days gone by too; everywhere's of today comes in with the goods. */
export const priceList = ({
  products,
  outletGroups,
}: Catalogue): List<(typeof priceHeadings)['columns'][number], AnyPrice> => ({
  title: 'Giá',
  headings: priceHeadings,
  cellsOf: (price) => ({
    product: price.product,
    name: products.get(price.product)?.name ?? '',
    group: 'group' in price ? (outletGroups.get(price.group)?.name ?? price.group) : '',
    from: formatDay(price.from),
    // A group's price that ends: from then on it is everywhere's.
    price: price.price === null ? 'như mọi nơi' : String(price.price),
    demo: 'demo' in price && price.demo ? 'có' : 'không',
  }),
});

/** One thing in a gift basket. */
export type BasketRow = { readonly basket: Product; readonly part: NonNullable<Product['basket']>[number] };

const basketHeadings = headingsOf({
  basket: ['Mã giỏ'],
  name: ['Giỏ quà'],
  product: ['Mã hàng'],
  inside: ['Trong giỏ'],
  quantity: ['Số lượng'],
  unit: ['Đơn vị'],
  share: ['Phần trong giá'],
});

/** What is in a basket is written at its form, where the shares are seen to make a whole. */
export const basketList = ({ products }: Catalogue): List<(typeof basketHeadings)['columns'][number], BasketRow> => ({
  title: 'Giỏ quà',
  headings: basketHeadings,
  cellsOf: ({ basket, part }) => ({
    basket: basket.id,
    name: basket.name,
    product: part.product,
    inside: products.get(part.product)?.name ?? '',
    quantity: formatQuantity(part.quantity),
    unit: products.get(part.product)?.unit ?? '',
    share: percentText(part.share),
  }),
});

const tillHeadings = headingsOf({
  device: ['Mã máy'],
  outlet: ['Điểm bán'],
  till: ['Quầy số'],
  name: ['Tên máy'],
  enrolledAt: ['Ghi danh lúc'],
  lastSeenAt: ['Thấy lần cuối'],
  version: ['Phiên bản'],
  unsent: ['Chưa gửi'],
  acknowledged: ['Đã nhận tới mục'],
  service: ['Tình trạng'],
  serviceNote: ['Ghi chú'],
  fingerprint: ['Dấu khóa'],
  backedUpAt: ['Sao lưu lúc'],
});

const timeText = (at: Instant | null): string => (at === null ? '' : formatInstant(at));

/** A till comes in by enrolling itself, with a key that nobody types. */
export const tillList: List<(typeof tillHeadings)['columns'][number], OfficeReply<'fleet.tills'>[number]> = {
  title: 'Máy quầy',
  headings: tillHeadings,
  cellsOf: (till) => ({
    device: till.device,
    outlet: till.outletName,
    till: String(till.till),
    name: till.name,
    enrolledAt: timeText(till.enrolledAt),
    lastSeenAt: timeText(till.lastSeenAt),
    version: till.version,
    unsent: String(till.unsent),
    acknowledged: String(till.acknowledgedSeq),
    service: till.revoked
      ? 'đã thu hồi'
      : till.retiredAt !== null
        ? 'cho nghỉ'
        : till.quarantined
          ? 'để riêng'
          : 'đang dùng',
    serviceNote: till.serviceNote,
    fingerprint: till.fingerprint,
    backedUpAt: timeText(till.backedUpAt),
  }),
};
