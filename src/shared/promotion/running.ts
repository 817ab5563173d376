import { type Moment, runsAt } from './moment.ts';
import type { Promotion, RuleOf } from './promotion.ts';
import { type Reach, reachOf } from './reach.ts';

export type PromotionOf<K extends Promotion['rule']['kind']> = Promotion & { readonly rule: RuleOf<K> };

/** The promotions that run at a moment, each kind as the engine looks it up; all by id. */
export type Running = {
  readonly offGoods: Reach<PromotionOf<'goods'>>;
  readonly buyGet: Reach<PromotionOf<'buy-get'>>;
  readonly offSale: readonly PromotionOf<'sale'>[];
};

type Kept = { readonly at: string; readonly running: Running };

/** For each list the last moment it was asked for. */
const kept = new WeakMap<readonly Promotion[], Kept>();

/** Sorted out once a list and minute: a till asks with the same list at every scan, which would cost it 0.3 ms each. */
export function runningAt(promotions: readonly Promotion[], moment: Moment): Running {
  const at = `${moment.outlet} ${moment.day} ${moment.minute}`;
  const last = kept.get(promotions);
  if (last?.at === at) return last.running;
  const running = sortedOut(promotions.filter((promotion) => runsAt(promotion, moment)).toSorted(byId));
  kept.set(promotions, { at, running });
  return running;
}

function sortedOut(promotions: readonly Promotion[]): Running {
  return {
    offGoods: reachOf(promotions.filter(isOfKind('goods')), ({ rule }) => rule.goods),
    buyGet: reachOf(promotions.filter(isOfKind('buy-get')), ({ rule }) => rule.goods),
    offSale: promotions.filter(isOfKind('sale')),
  };
}

function isOfKind<K extends Promotion['rule']['kind']>(kind: K) {
  return (promotion: Promotion): promotion is PromotionOf<K> => promotion.rule.kind === kind;
}

export function byId(a: Promotion, b: Promotion): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
