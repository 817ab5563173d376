/**
 * Epochs of one machine: its first, and one for each restore from a backup. The machine that takes its place begins at the next
 * hundred, so that no slip number comes again, whatever restores of the old one nobody heard of.
 */
const EPOCHS_OF_A_MACHINE = 100;

/** Where the machine in a till's place begins: 101, 201 … @param epochs of the machine before: its first, and the highest known */
export function epochAfter(...epochs: readonly number[]): number {
  return EPOCHS_OF_A_MACHINE * Math.ceil(Math.max(1, ...epochs) / EPOCHS_OF_A_MACHINE) + 1;
}

/** Whether a machine that takes another's place may begin with it. */
export function isFirstOfReplacement(epoch: number): boolean {
  return epoch > 1 && epoch % EPOCHS_OF_A_MACHINE === 1;
}
