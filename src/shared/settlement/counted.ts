import { z } from 'zod';
import { DeviceId } from '../id.ts';
import { Dong, dong } from '../money.ts';
import { Quantity, quantity } from '../quantity.ts';
import { BEARERS } from './brought.ts';
import { cameIn, isNothing, lessSettled, NOTHING, type Sums } from './statement.ts';
import { allWent, SomeWent, someWent, WENT, wentBy } from './went.ts';

/** All that goods ever brought at one till, as a settlement knew it; what is 0 is left out. */
export const Counted = z.object({
  device: DeviceId,
  sold: Quantity.optional(),
  returned: Quantity.optional(),
  taken: Quantity.optional(),
  paid: Dong.optional(),
  borne: z.object({ shop: Dong, producer: Dong, programme: Dong }).partial().optional(),
  went: SomeWent.optional(),
});
export type Counted = z.infer<typeof Counted>;

export function countedOf(device: DeviceId, { sold, returned, taken, paid, borne, went }: Sums): Counted {
  const gone = someWent(went);
  const off = Object.fromEntries(BEARERS.filter((each) => borne[each] !== 0).map((each) => [each, dong(borne[each])]));
  return {
    device,
    ...(sold !== 0 && { sold }),
    ...(returned !== 0 && { returned }),
    ...(taken !== 0 && { taken }),
    ...(paid !== 0 && { paid }),
    ...(Object.keys(off).length > 0 && { borne: off }),
    ...(gone && { went: gone }),
  };
}

function sumsIn({ sold, returned, taken, paid, borne, went }: Counted): Sums {
  return {
    sold: sold ?? quantity(0),
    returned: returned ?? quantity(0),
    taken: taken ?? quantity(0),
    paid: paid ?? dong(0),
    borne: { shop: borne?.shop ?? 0, producer: borne?.producer ?? 0, programme: borne?.programme ?? 0 },
    went: allWent(went),
  };
}

export function plus(one: Sums, other: Sums): Sums {
  return {
    sold: quantity(one.sold + other.sold),
    returned: quantity(one.returned + other.returned),
    taken: quantity(one.taken + other.taken),
    paid: dong(one.paid + other.paid),
    borne: {
      shop: one.borne.shop + other.borne.shop,
      producer: one.borne.producer + other.borne.producer,
      programme: one.borne.programme + other.borne.programme,
    },
    went: wentBy((how) => one.went[how] + other.went[how]),
  };
}

/**
 * What settlements took twice, because their tills had not heard of each other: all they took, less what they reached. Of each till
 * whose goods were counted that is what the settlement had heard that was furthest along, so what each counted alone is in it.
 * @param settled all settlements together
 * @param told by each till that settled, what its last one had counted
 * @returns undefined where nothing was
 */
export function settledTwice(settled: Sums, told: readonly (readonly Counted[])[]): Sums | undefined {
  if (told.length === 0) return undefined;
  const reached = new Map<DeviceId, Sums>();
  for (const each of told.flat()) {
    const sums = sumsIn(each);
    const before = reached.get(each.device);
    if (!before || happened(sums) > happened(before)) reached.set(each.device, sums);
  }
  const twice = lessSettled(settled, [...reached.values()].reduce(plus, NOTHING));
  return isNothing(twice) || happened(twice) <= 0 ? undefined : twice;
}

/** How much happened to goods: it only grows, so of two words of one till the later one has more. */
function happened(sums: Sums): number {
  const { sold, returned, went } = sums;
  const only = WENT.filter((how) => how !== 'away' && how !== 'short');
  return sold + returned + cameIn(sums) + only.reduce((sum, how) => sum + went[how], 0);
}
