import type { GoodsDraft, GoodsDraftKind } from '../shared/contract/draft.ts';
import { bridge } from './bridge/bridge.ts';
import { lessCards } from './kept.ts';

type DraftOf<K extends GoodsDraftKind> = Extract<GoodsDraft, { readonly kind: K }>;

export type KeptAtTill<Draft> = {
  /** As it lies on the till's disk; undefined where none does. */
  readonly open: () => Promise<Draft | undefined>;
  /** Writes it there; undefined: it is put away. */
  readonly write: (draft: Draft | undefined) => void;
};

/**
 * A document that is being typed, on the till's disk: a lock, a reload, a crash or a restart finds it. At most one word is on its way,
 * and of what was typed meanwhile only the last is sent. What looks like a card's number is not kept (`kept.ts`).
 */
export function keptAtTill<K extends GoodsDraftKind>(kind: K): KeptAtTill<DraftOf<K>> {
  let lies: string | undefined;
  let wanted: string | undefined;
  let sending: Promise<void> | undefined;
  const read = (text: string) => JSON.parse(text) as DraftOf<K>;

  async function sendLast(): Promise<void> {
    while (wanted !== lies) {
      const next = wanted;
      if (next !== undefined) await bridge.call('draft.keep', { draft: read(next) });
      else if (lies !== undefined) await bridge.call('draft.drop', { kind, id: read(lies).id });
      lies = next;
    }
  }

  return {
    open: async () => {
      await sending;
      const { draft } = await bridge.call('draft.open', { kind });
      if (draft?.kind !== kind) return undefined;
      wanted = lies = JSON.stringify(draft, lessCards);
      return draft as DraftOf<K>;
    },
    write: (draft) => {
      wanted = draft && JSON.stringify(draft, lessCards);
      // Who is turned away, or has lost the till, types on; the next word brings what this one did not.
      sending ??= sendLast()
        .catch(() => undefined)
        .finally(() => {
          sending = undefined;
        });
    },
  };
}
