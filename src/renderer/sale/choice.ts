import { create } from 'zustand';
import type { ProductId } from '../../shared/id.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { play } from '../ui/sound.ts';

type Choice = Pick<RefusalOf<'shared-code'>, 'code' | 'options'> & {
  readonly choose: (product: ProductId) => void;
};

/** Which of several products a code is listed for lies there, asked beside the counter: by labels, a return, a page of the room *Kho*. */
export const useChoice = create<{ readonly asked: Choice | null }>(() => ({ asked: null }));

export function askWhich({ code, options }: RefusalOf<'shared-code'>, choose: Choice['choose']): void {
  play('refused');
  useChoice.setState({ asked: { code, options, choose } });
}

/** Whatever stands below is not closed by an Escape that is meant for the question. */
export function isChoosing(): boolean {
  return useChoice.getState().asked !== null;
}

export function leaveChoice(): void {
  useChoice.setState({ asked: null });
}
