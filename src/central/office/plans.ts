import type { ImportPlan } from './import/plan.ts';

/** An import shown but not yet confirmed. */
export type HeldPlan = {
  readonly plan: ImportPlan;
  /** The feed's number it was planned at: if the catalogue moves on, the preview no longer tells the truth. */
  readonly n: number;
  readonly expiresAt: number;
};

/** What a confirmation was answered; its reply may be lost and asked for again. */
export type Applied = { readonly applied: number; readonly expiresAt: number };

/** Plans wait in memory: one lost to a restart is made again by choosing the file again. */
export type Plans = {
  readonly hold: (id: string, plan: HeldPlan, now: number) => void;
  readonly find: (id: string, now: number) => HeldPlan | undefined;
  readonly drop: (id: string) => void;
  /** Lets go of a plan that was applied, but not of how many products it came to. */
  readonly applied: (id: string, applied: Applied) => void;
  readonly findApplied: (id: string, now: number) => number | undefined;
};

export const PLAN_LIFE = 3_600_000;
/** A plan of 20,000 rows is some 20 MB. */
const HELD = 5;

export function openPlans(): Plans {
  const held = new Map<string, HeldPlan>();
  const done = new Map<string, Applied>();
  const forgetOld = (now: number): void => {
    for (const plans of [held, done]) {
      for (const [id, { expiresAt }] of plans) if (expiresAt <= now) plans.delete(id);
    }
  };
  return {
    hold(id, plan, now) {
      forgetOld(now);
      const [oldest] = held.keys();
      if (held.size >= HELD && oldest !== undefined) held.delete(oldest);
      held.set(id, plan);
    },
    find(id, now) {
      forgetOld(now);
      return held.get(id);
    },
    drop: (id) => void held.delete(id),
    applied(id, applied) {
      held.delete(id);
      done.set(id, applied);
    },
    findApplied(id, now) {
      forgetOld(now);
      return done.get(id)?.applied;
    },
  };
}
