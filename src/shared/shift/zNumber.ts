/** Which machine of a till number made something, and in which life: what a slip's number says before its counter. */
export type Place = { readonly till: number; readonly epoch: number };

/**
 * What the report that closed a shift is called on paper and on every screen: `Z 13`, and from the second epoch on with the till and
 * the epoch as a slip's number has them, `Z 2.2-13`. After a disk was lost the count goes on from what the journal still has, and a
 * machine in another's place begins anew: the epoch keeps two papers of a till from bearing one number.
 *
 * @param z as the closing entry has it
 * @param place the till's number, and the epoch of that entry
 */
export function zNumber(z: number, { till, epoch }: Place): string {
  return epoch === 1 ? `Z ${z}` : `Z ${till}.${epoch}-${z}`;
}
