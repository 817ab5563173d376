import type { draftCalls as contract } from '../../shared/contract/draft.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { dropDraftOf } from '../db/draft.ts';
import { goodsDraft, keepGoodsDraft } from '../till/goodsDraft.ts';

/** Documents of goods as far as they are typed. */
export function draftCalls({ db, desk }: Counter) {
  return {
    'draft.open': ({ kind }) => ({ draft: goodsDraft(db, kind) }),
    'draft.keep': ({ draft }) => {
      keepGoodsDraft(desk(), draft);
      return { done: true };
    },
    'draft.drop': ({ kind, id }) => {
      db.write((writing) => dropDraftOf(writing, kind, id));
      return { done: true };
    },
  } satisfies HandlersOf<typeof contract>;
}
