import { type SheetRow, xlsx } from '../../archive/xlsx.ts';
import { formatDay } from '../../shared/day.ts';
import { grossOf } from '../../shared/settlement/brought.ts';
import type { ProducerSettledBody, SettledLine } from '../../shared/settlement/settled.ts';
import { owedAfter, totalsOf } from '../../shared/settlement/statementOf.ts';
import { allWent, WENT, type WentHow } from '../../shared/settlement/went.ts';
import { whereabouts } from '../../shared/settlement/whereabouts.ts';
import { percentOf, periodWords } from '../../shared/slip/settlementSlip.ts';

/** What left the shelf otherwise: opened + came − sold − these = left at the end. */
const WENT_HEADINGS = {
  back: 'Trả lại bên giao',
  expired: 'Hết hạn, hủy',
  damaged: 'Hỏng, vỡ',
  sample: 'Dùng thử',
  gift: 'Đem tặng',
  theft: 'Mất',
  spoilt: 'Khách trả, bỏ',
  away: 'Chuyển đi trừ chuyển đến',
  short: 'Kiểm kê thiếu trừ thừa',
} as const satisfies Record<WentHow, string>;

const HEADINGS = [
  'Mặt hàng',
  'Lô',
  'Hạn dùng',
  'Điều kiện',
  'Đơn vị',
  'Bán',
  'Trả lại',
  'Nhập trừ trả chủ thể',
  'Tiền hàng',
  'Điểm bán chịu giảm',
  'Chương trình chịu giảm',
  'Chủ thể chịu giảm',
  'Khách trả',
  'Hoa hồng',
  'Phải trả',
  'Còn trên kệ',
  'Kỳ trước còn',
  'Giao thêm',
  'Bán, trừ khách trả lại',
  ...WENT.map((how) => WENT_HEADINGS[how]),
  'Còn cuối kỳ',
  'Ghi chú',
];
const WIDTHS = [
  36,
  14,
  12,
  18,
  8,
  10,
  10,
  12,
  14,
  14,
  14,
  14,
  14,
  12,
  14,
  12,
  ...Array.from({ length: 13 }, () => 12),
  34,
];

/** A settlement as a workbook: the paper's figures, a line of goods a row, so that they can be added up again. */
export function settlementSheet(body: ProducerSettledBody): Buffer {
  const { gross, borne, cost } = totalsOf(body.lines);
  const sums: SheetRow[] = [
    { cells: ['Tiền hàng ký gửi bán được', gross] },
    { cells: ['Chủ thể chịu giảm giá', -borne.producer || 0] },
    { cells: ['Hoa hồng của điểm bán', -body.commission || 0] },
    { cells: ['Tiền hàng mua đứt', cost] },
    { cells: ['Kỳ này phải trả', body.payable], bold: true },
    { cells: ['Các kỳ trước phải trả', body.before.payable] },
    { cells: ['Đã trả', -body.before.paid || 0] },
    { cells: ['Còn phải trả', owedAfter(body)], bold: true },
  ];
  const rows: SheetRow[] = [
    { cells: [`Phiếu quyết toán ${body.number}`], bold: true },
    { cells: [body.producer.name], bold: true },
    { cells: [`${periodWords(body)}. Lập ngày ${formatDay(body.day)}, ${body.by}.`] },
    { cells: [] },
    { cells: HEADINGS, bold: true },
    ...body.lines.map((line) => ({ cells: lineCells(line) })),
    { cells: [] },
    ...sums,
  ];
  return xlsx(body.number, rows, WIDTHS);
}

function lineCells(line: SettledLine): SheetRow['cells'] {
  const { name, lot, terms, unit, paid, borne, commission, payable } = line;
  return [
    name,
    lot?.code ?? 'không rõ lô',
    lot?.expires && formatDay(lot.expires),
    terms.kind === 'consigned' ? `ký gửi ${percentOf(terms.perMille)} %` : 'mua đứt',
    unit,
    line.sold / 1_000,
    line.returned / 1_000,
    line.taken / 1_000,
    grossOf({ paid, borne }),
    borne.shop,
    borne.programme,
    borne.producer,
    paid,
    commission,
    payable,
    line.left / 1_000,
    ...goodsCells(line),
    line.twice ? 'trừ lại phần đã quyết toán hai lần' : undefined,
  ];
}

/** Only of what adds up: consigned goods of a lot. */
function goodsCells(line: SettledLine): SheetRow['cells'] {
  const goods = whereabouts(line);
  if (!goods) return Array.from({ length: WENT.length + 4 }, () => undefined);
  const went = allWent(line.went);
  const sold = line.sold - line.returned;
  return [goods.opened, goods.came, sold, ...WENT.map((how) => went[how]), goods.closed].map((each) => each / 1_000);
}
