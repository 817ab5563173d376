/**
 * What a voucher's code is compared by: people type it in either case and with spaces, scanners read it as it is printed, and it is
 * one voucher all the same.
 */
export function voucherKey(code: string): string {
  return code.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}
