import { z } from 'zod';
import { Day } from '../day.ts';
import { foldedWords } from '../fold.ts';

/** What a delivery note's file may say of goods, and the headings it goes by, without marks or case. The first is what we write. */
const HEADINGS = {
  code: ['Mã vạch', 'Mã hàng', 'Mã sản phẩm', 'Mã SP', 'Mã', 'Barcode', 'EAN', 'GTIN', 'SKU', 'Code', 'Product code'],
  name: ['Tên hàng', 'Tên sản phẩm', 'Tên hàng hóa', 'Sản phẩm', 'Tên', 'Name', 'Product', 'Product name', 'Item'],
  quantity: ['Số lượng', 'SL', 'Số lượng giao', 'Thực giao', 'Quantity', 'Qty', 'Amount'],
  unit: ['Đơn vị', 'Đơn vị tính', 'ĐVT', 'Unit'],
  lot: ['Số lô', 'Lô', 'Mã lô', 'Lô sản xuất', 'Lot', 'Batch', 'Lot number'],
  expires: ['Hạn dùng', 'Hạn sử dụng', 'HSD', 'Ngày hết hạn', 'Expires', 'Expiry', 'Expiry date', 'Best before'],
  owner: ['Chủ hàng', 'Chủ thể', 'Nhà cung cấp', 'Owner', 'Producer', 'Supplier'],
  commission: ['Hoa hồng (%)', 'Hoa hồng', 'Chiết khấu', 'Commission', 'Commission (%)'],
  cost: ['Giá mua', 'Giá nhập', 'Đơn giá', 'Giá vốn', 'Cost', 'Unit cost', 'Purchase price'],
} as const;

export type NoteColumn = keyof typeof HEADINGS;
export const NOTE_COLUMNS = Object.keys(HEADINGS) as readonly NoteColumn[];

export function noteHeading(column: NoteColumn): string {
  return HEADINGS[column][0];
}

const keyOf = (heading: string) => foldedWords(heading).join(' ');
const BY_HEADING: ReadonlyMap<string, NoteColumn> = new Map(
  NOTE_COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [keyOf(heading), column] as const)),
);

/** @returns undefined where no such heading is known */
export function noteColumn(heading: string): NoteColumn | undefined {
  return BY_HEADING.get(keyOf(heading));
}

const fault = <Why extends string, Facts extends z.ZodRawShape = Record<never, never>>(
  why: Why,
  facts: Facts = {} as Facts,
) =>
  z.object({
    /** As a spreadsheet counts it. */
    row: z.int().positive(),
    /** The heading as the file has it. */
    column: z.string(),
    found: z.string(),
    why: z.literal(why),
    ...facts,
  });

/** Why a row of a delivery note cannot be taken as it stands. */
export const NoteFault = z.discriminatedUnion('why', [
  /** It is never reckoned. */
  fault('formula'),
  fault('unknown-product'),
  /** Several products go by this code or name. */
  fault('several-products'),
  fault('gift-basket'),
  fault('no-quantity'),
  fault('negative'),
  fault('absurd-quantity'),
  fault('not-weighed'),
  /** `unit`: what the catalogue sells it by. */
  fault('wrong-unit', { unit: z.string() }),
  fault('bad-day'),
  fault('past-its-day', { day: Day }),
  fault('absurd-day', { day: Day }),
  fault('bad-lot'),
  fault('unknown-owner'),
  /** Whoever announces goods announces one owner's. */
  fault('other-owner'),
  fault('bad-commission'),
  fault('bad-cost'),
]);
export type NoteFault = z.infer<typeof NoteFault>;

/** Bytes of a file: some thousand rows. */
export const NOTE_LIMIT = 512 * 1024;

/** A cell under a known heading. */
export type NoteCell = { readonly heading: string; readonly text: string; readonly formula?: true };

/** A row of a delivery note, as far as its headings are known. */
export type NoteRow = { readonly row: number; readonly cells: { readonly [C in NoteColumn]?: NoteCell } };
