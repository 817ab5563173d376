/** Whom the office lets in, by their work. */
export const OFFICE_ROLES = ['administrator', 'editor', 'analyst', 'outlet-manager', 'partner', 'auditor'] as const;
export type OfficeRole = (typeof OFFICE_ROLES)[number];

/** Roles that see and do only what is of their own outlets. */
export const LIMITED_ROLES = ['outlet-manager', 'partner'] as const satisfies readonly OfficeRole[];
export type LimitedRole = (typeof LIMITED_ROLES)[number];

type RightRule = {
  /** Whether what it opens belongs to outlets, so that of it a limited role has its own alone. */
  readonly of: 'outlets' | 'everybody';
  readonly does: 'read' | 'change';
  /** Who has it besides administrators, who have all, and auditors, who read all. */
  readonly roles: readonly OfficeRole[];
};

/** All that the office distinguishes, and who may. Checked at the centre on each call; the pages mirror it. */
export const rights = {
  'read-sales': { of: 'outlets', does: 'read', roles: ['analyst', 'outlet-manager', 'partner'] },
  'read-shifts': { of: 'outlets', does: 'read', roles: ['outlet-manager', 'partner'] },
  'read-demand': { of: 'outlets', does: 'read', roles: ['editor', 'analyst', 'outlet-manager', 'partner'] },
  'read-stock': { of: 'outlets', does: 'read', roles: ['analyst', 'outlet-manager', 'partner'] },
  'read-settlements': { of: 'outlets', does: 'read', roles: ['outlet-manager', 'partner'] },
  'read-announced': { of: 'outlets', does: 'read', roles: ['editor', 'analyst', 'outlet-manager', 'partner'] },
  'announce-goods': { of: 'outlets', does: 'change', roles: ['editor', 'outlet-manager'] },
  'read-outlets': { of: 'outlets', does: 'read', roles: ['editor', 'analyst', 'outlet-manager', 'partner'] },
  'read-fleet': { of: 'outlets', does: 'read', roles: ['analyst', 'outlet-manager', 'partner'] },
  'read-staff': { of: 'outlets', does: 'read', roles: ['outlet-manager'] },
  'edit-staff': { of: 'outlets', does: 'change', roles: ['outlet-manager'] },
  'read-catalogue': {
    of: 'everybody',
    does: 'read',
    roles: ['editor', 'analyst', 'outlet-manager', 'partner'],
  },
  'edit-catalogue': { of: 'everybody', does: 'change', roles: ['editor'] },
  'read-drafts': { of: 'everybody', does: 'read', roles: ['editor'] },
  'edit-promotions': { of: 'everybody', does: 'change', roles: ['editor'] },
  'edit-outlets': { of: 'everybody', does: 'change', roles: [] },
  'read-suspense': { of: 'everybody', does: 'read', roles: [] },
  'run-fleet': { of: 'everybody', does: 'change', roles: [] },
  'read-bank': { of: 'everybody', does: 'read', roles: [] },
  'edit-bank': { of: 'everybody', does: 'change', roles: [] },
  'read-accounts': { of: 'everybody', does: 'read', roles: [] },
  'edit-accounts': { of: 'everybody', does: 'change', roles: [] },
  'read-audit': { of: 'everybody', does: 'read', roles: [] },
} as const satisfies Readonly<Record<string, RightRule>>;

export type Right = keyof typeof rights;
type RightOf<Of extends RightRule['of']> = { [R in Right]: (typeof rights)[R]['of'] extends Of ? R : never }[Right];
export type OutletRight = RightOf<'outlets'>;
export type SharedRight = RightOf<'everybody'>;

/** What it takes to pass: a right; being signed in as whoever; or nothing, as the sign-in page has. */
export type Door = Right | 'oneself' | 'anyone';

export function mayDo(role: OfficeRole, right: Right): boolean {
  const { does, roles }: RightRule = rights[right];
  if (role === 'administrator' || (role === 'auditor' && does === 'read')) return true;
  return roles.includes(role);
}

export function isLimited(role: OfficeRole): role is LimitedRole {
  return LIMITED_ROLES.some((limited) => limited === role);
}
