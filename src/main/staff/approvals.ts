import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { StaffId } from '../../shared/id.ts';
import { ApprovalId, type Approver } from '../../shared/staff/approval.ts';

/** What somebody gave their leave for. */
export type Leave = {
  readonly approver: Approver;
  /** Who asked: nobody else may use it. */
  readonly askedBy: StaffId;
  /** The call's name and its canonical input, without the approval. */
  readonly call: string;
  readonly input: string;
};

/** In memory only: whatever ends the till ends them. */
export type Passes<T> = {
  readonly give: (pass: T) => ApprovalId;
  /** The pass, gone for ever with being asked for; undefined where there is none, or not any more. */
  readonly take: (id: ApprovalId) => T | undefined;
};

type Parts = { readonly monotonic: () => number; readonly random: (count: number) => Uint8Array };

/** Passes for one use each. @param lifetime ms, by a clock that nobody can set */
export function newPasses<T>({ monotonic, random }: Parts, lifetime: number): Passes<T> {
  const given = new Map<ApprovalId, { readonly pass: T; readonly dies: number }>();
  return {
    give: (pass) => {
      const now = monotonic();
      for (const [id, { dies }] of given) if (dies <= now) given.delete(id);
      const id = ApprovalId.parse(Buffer.from(random(18)).toString('base64url'));
      given.set(id, { pass, dies: now + lifetime });
      return id;
    },
    take: (id) => {
      const found = given.get(id);
      given.delete(id);
      return found && found.dies > monotonic() ? found.pass : undefined;
    },
  };
}

export function approverOf({ id, name }: Staff): Approver {
  return { id, name };
}
