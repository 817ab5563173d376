import { z } from 'zod';
import type { Day } from '../../../shared/day.ts';
import { AccountId } from '../../office/api/accounts.ts';
import type { OfficeInput } from '../../office/api.ts';
import type { Period } from '../sales/period.ts';
import { readSalesView } from '../sales/view.ts';

/** Kinds of things that can be changed, as the filter offers them. */
export const AUDIT_KINDS = [
  'account',
  'settings',
  'outlet',
  'staff',
  'till',
  'product',
  'price',
  'group-price',
  'outlet-group',
  'producer',
  'certificate',
  'promotion',
  'draft',
  'announced',
  'story',
  'photo',
  'tax-class',
  'bank-secret',
  'suspense',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export type AuditView = {
  readonly period: Period;
  readonly filter: OfficeInput<'audit.list'>['filter'];
  /** Rows below this number; null = the newest. */
  readonly before: number | null;
};

/** Reads the page's address; the period as the sales page does. */
export function readAuditView(query: URLSearchParams, today: Day): AuditView {
  const { period, filter } = readSalesView(query, today);
  const { from, to } = filter;
  const account = AccountId.safeParse(query.get('account')).data;
  const kind = z.enum(AUDIT_KINDS).safeParse(query.get('kind')).data;
  const before =
    z.coerce
      .number()
      .int()
      .positive()
      .safeParse(query.get('before') ?? undefined).data ?? null;
  return {
    period,
    filter: { ...(from && { from }), ...(to && { to }), ...(account && { account }), ...(kind && { kind }) },
    before,
  };
}
