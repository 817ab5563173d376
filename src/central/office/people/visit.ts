import type { OutletId } from '../../../shared/id.ts';
import { must } from '../../../shared/must.ts';
import type { AccountId } from '../api/accounts.ts';
import { isLimited, type OfficeRole } from '../api/rights.ts';

/** Who asks. */
export type Asker = {
  /** Null: the centre itself. */
  readonly account: AccountId | null;
  readonly signIn: string;
  readonly name: string;
  readonly role: OfficeRole;
  readonly outlets: readonly OutletId[];
  readonly session: string | null;
  readonly secondFactor: boolean;
  readonly mustSetUp: boolean;
};

/** A visit: by whom, from where, to do what. */
export type Visit = {
  /** Undefined where nobody is signed in. */
  readonly asker: Asker | undefined;
  /** The call, as the audit log names it. */
  readonly deed: string;
  readonly address: string;
  /** What the browser says of itself; empty where it says nothing. */
  readonly agent: string;
  /** Of the session, as the browser keeps it. */
  readonly token: string | undefined;
  readonly setToken: (token: string | undefined) => void;
};

/** What the centre does by itself, or is told to at the machine it runs on: no page asks, and nothing is kept from it. */
export function fromInside(deed: string): Visit {
  const asker: Asker = {
    account: null,
    signIn: 'centre',
    name: '',
    role: 'administrator',
    outlets: [],
    session: null,
    secondFactor: false,
    mustSetUp: false,
  };
  return { asker, deed, address: 'inside', agent: '', token: undefined, setToken: () => undefined };
}

/** Whoever passed a door has signed in: that nobody did is a bug. */
export const askerOf = ({ asker }: Pick<Visit, 'asker'>): Asker => must(asker, 'who asks');

/** The outlets whose things are shown; null = all. */
export type Within = readonly OutletId[] | null;

export function withinOf(visit: Pick<Visit, 'asker'>): Within {
  const { role, outlets } = askerOf(visit);
  return isLimited(role) ? outlets : null;
}

/** Whether something of an outlet is theirs to see. */
export function isWithin(within: Within, outlet: string | null): boolean {
  return within === null || within.some((own) => own === outlet);
}
