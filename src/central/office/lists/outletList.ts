import { isDeepStrictEqual } from 'node:util';
import { BankAccount, type CashRounding, Outlet, type OutletKind } from '../../../shared/catalogue/outlet.ts';
import { OutletId } from '../../../shared/id.ts';
import { isCodeOfOtherOutlet } from '../../db/catalogue.ts';
import type { ImportRefusal } from '../api/import.ts';
import type { ListPreview } from '../api/lists.ts';
import { EVERYWHERE } from '../api/outlets.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { headingsOf } from '../import/headings.ts';
import { type RowReader, textBy } from '../import/rowReader.ts';
import { parseYesNo } from '../import/values.ts';
import { outletPublications } from '../outlets.ts';
import type { Visit } from '../people/visit.ts';
import type { List } from './list.ts';
import { type ImportedFile, onceEach, type PlannedListRow, previewList } from './previewList.ts';
import { parsePercent, percentText, saidOr, wordsOf } from './words.ts';

const headings = headingsOf({
  id: ['Mã điểm bán', 'Outlet ID'],
  code: ['Mã trên phiếu', 'Mã', 'Code'],
  name: ['Tên', 'Tên điểm bán', 'Điểm bán', 'Name'],
  kind: ['Loại', 'Loại điểm bán', 'Kind'],
  address: ['Địa chỉ', 'Address'],
  phone: ['Điện thoại', 'Số điện thoại', 'Phone'],
  taxCode: ['Mã số thuế', 'MST', 'Tax code'],
  rounding: ['Làm tròn tiền mặt', 'Làm tròn', 'Cash rounding'],
  zone: ['Múi giờ', 'Time zone'],
  bin: ['Mã ngân hàng (BIN)', 'BIN', 'Ngân hàng'],
  account: ['Số tài khoản', 'Account'],
  holder: ['Chủ tài khoản', 'Account name'],
  limit: ['Thu ngân tự giảm tới', 'Discount limit'],
  expired: ['Bán thực phẩm hết hạn', 'Sells expired food'],
});
type Column = (typeof headings)['columns'][number];

const kinds = wordsOf<OutletKind>({
  showroom: ['điểm trưng bày', 'showroom'],
  partner: ['quầy đối tác', 'đối tác'],
  fair: ['hội chợ'],
});
const roundings = wordsOf<CashRounding>({ '1000': ['1000', '1.000'], '500': ['500'], none: ['không'] });
const HOME_ZONE = 'Asia/Ho_Chi_Minh';

/** Their settings; what a scale's labels are like is set at the outlet's form alone. */
export const outletList: List<Column, Outlet> = {
  title: 'Điểm bán',
  headings,
  cellsOf: (outlet) => ({
    id: outlet.id,
    code: outlet.code,
    name: outlet.name,
    kind: kinds.say(outlet.kind ?? 'showroom'),
    address: outlet.address,
    phone: outlet.phone,
    taxCode: outlet.taxCode,
    rounding: roundings.say(outlet.cashRounding),
    zone: outlet.zone,
    bin: outlet.bank?.bin ?? '',
    account: outlet.bank?.account ?? '',
    holder: outlet.bank?.name ?? '',
    limit: outlet.discountLimit === undefined ? '' : percentText(outlet.discountLimit),
    expired: outlet.sellsExpiredFood ? 'có' : 'không',
  }),
};

/** None is closed because it is not in the list. */
export async function previewOutlets(
  desk: OfficeDesk,
  file: ImportedFile,
  visit: Visit,
): Promise<ListPreview | ImportRefusal> {
  const catalogue = await desk.catalogue.fresh();
  const isFirst = onceEach();
  const planRow = async (reader: RowReader<Column>): Promise<PlannedListRow | undefined> => {
    const said = readOutlet(reader, catalogue);
    if (!said) return undefined;
    const { before, outlet } = said;
    if (![outlet.id, `code ${outlet.code}`].map(isFirst).every(Boolean))
      reader.report('code', 'duplicate-code', outlet.code);
    else if (before?.code !== outlet.code && (await isCodeOfOtherOutlet(desk.pool, outlet)))
      reader.report('code', 'code-taken', outlet.code);
    return {
      name: outlet.name,
      detail: outlet.code,
      isNew: before === undefined,
      publications: isDeepStrictEqual(outlet, before) ? [] : outletPublications(outlet),
    };
  };
  return previewList(desk, file, { list: 'outlets', headings, needed: ['code'], n: catalogue.n, planRow }, visit);
}

type Said = { readonly before: Outlet | undefined; readonly outlet: Outlet };

function readOutlet(reader: RowReader<Column>, { outlets }: Catalogue): Said | undefined {
  const { read, need, faults } = reader;
  const id = read('id', textBy(OutletId.refine((said) => said !== EVERYWHERE)), 'bad-code');
  const code = need('code', textBy(Outlet.shape.code), 'bad-code');
  const before = id === undefined ? [...outlets.values()].find((each) => each.code === code) : outlets.get(id);
  const name = saidOr((before ? read : need)('name', textBy(Outlet.shape.name), 'too-long'), before?.name);
  const kind = read('kind', kinds.parse, 'unknown-kind') ?? before?.kind;
  const rest = {
    address: saidOr(read('address', textBy(Outlet.shape.address), 'too-long'), before?.address) ?? '',
    phone: saidOr(read('phone', textBy(Outlet.shape.phone), 'too-long'), before?.phone) ?? '',
    taxCode: saidOr(read('taxCode', textBy(Outlet.shape.taxCode), 'too-long'), before?.taxCode) ?? '',
    cashRounding: read('rounding', roundings.parse, 'unknown-kind') ?? before?.cashRounding ?? '1000',
    zone: read('zone', textBy(Outlet.shape.zone), 'unknown-kind') ?? before?.zone ?? HOME_ZONE,
  };
  const bank = readBank(reader, before);
  const discountLimit = read('limit', parsePercent, 'not-a-number') ?? before?.discountLimit;
  const expired = read('expired', parseYesNo, 'unknown-kind') ?? before?.sellsExpiredFood ?? false;
  if (faults.length > 0 || code === undefined || name === undefined) return undefined;
  // What no column says stays as it is.
  const { sellsExpiredFood: _was, ...kept } = before ?? {};
  const own = before?.id ?? id ?? OutletId.parse(code);
  const outlet = {
    ...kept,
    ...rest,
    id: own,
    code,
    name,
    ...(bank && { bank }),
    ...(discountLimit !== undefined && { discountLimit }),
    ...(expired && { sellsExpiredFood: true as const }),
    // Absent means a showroom.
    ...(kind !== undefined && (before?.kind !== undefined || kind !== 'showroom') && { kind }),
  };
  return { before, outlet };
}

/** Whole, or none: nobody can be paid to half an account. */
function readBank({ read, report }: RowReader<Column>, before: Outlet | undefined): BankAccount | undefined {
  const said = {
    bin: read('bin', textBy(BankAccount.shape.bin), 'bad-code') ?? before?.bank?.bin,
    account: read('account', textBy(BankAccount.shape.account), 'bad-code') ?? before?.bank?.account,
    name: saidOr(read('holder', textBy(BankAccount.shape.name), 'too-long'), before?.bank?.name),
  };
  const { bin, account, name } = said;
  if (bin === undefined && account === undefined && name === undefined) return undefined;
  if (bin === undefined) report('bin', 'missing-value', '');
  if (account === undefined) report('account', 'missing-value', '');
  if (name === undefined) report('holder', 'missing-value', '');
  if (bin === undefined || account === undefined || name === undefined) return undefined;
  const isKept = before?.bank?.bin === bin && before.bank.account === account && before.bank.name === name;
  return isKept ? before.bank : { bin, account, name };
}
