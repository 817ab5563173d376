/** Banks by their number with NAPAS, for the eye only: a code is made for any six digits. As of November 2026. */
const BANKS: ReadonlyMap<string, string> = new Map([
  ['970400', 'Saigonbank'],
  ['970403', 'Sacombank'],
  ['970405', 'Agribank'],
  ['970407', 'Techcombank'],
  ['970409', 'Bac A Bank'],
  ['970412', 'PVcomBank'],
  ['970415', 'VietinBank'],
  ['970416', 'ACB'],
  ['970418', 'BIDV'],
  ['970419', 'NCB'],
  ['970422', 'MB'],
  ['970423', 'TPBank'],
  ['970425', 'ABBANK'],
  ['970426', 'MSB'],
  ['970427', 'VietABank'],
  ['970428', 'Nam A Bank'],
  ['970429', 'SCB'],
  ['970430', 'PGBank'],
  ['970431', 'Eximbank'],
  ['970432', 'VPBank'],
  ['970433', 'VietBank'],
  ['970436', 'Vietcombank'],
  ['970437', 'HDBank'],
  ['970438', 'BaoViet Bank'],
  ['970440', 'SeABank'],
  ['970441', 'VIB'],
  ['970443', 'SHB'],
  ['970448', 'OCB'],
  ['970449', 'LPBank'],
  ['970452', 'KienlongBank'],
  ['970454', 'BVBank'],
]);

/** Number and name, by name. */
export const banks: readonly (readonly [bin: string, name: string])[] = [...BANKS].toSorted(([, a], [, b]) =>
  a.localeCompare(b, 'vi'),
);

export function bankName(bin: string): string | undefined {
  return BANKS.get(bin);
}
