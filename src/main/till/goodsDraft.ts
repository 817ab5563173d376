import { GoodsDraft, type GoodsDraftKind } from '../../shared/contract/draft.ts';
import { draftOf, keepDraft } from '../db/draft.ts';
import { entryOf } from '../db/journal.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';

/** What a version of before kept in another form is as good as none. */
const Kept = GoodsDraft.nullable().catch(null);

export function goodsDraft(db: ReadDb, kind: GoodsDraftKind): GoodsDraft | null {
  return draftOf(db, kind, Kept) ?? null;
}

/** A word that was on its way while the document went into the books does not bring it back. */
export function keepGoodsDraft({ db, signer }: Desk, draft: GoodsDraft): void {
  db.write((writing) => {
    if (!entryOf(writing, signer.device, draft.id)) keepDraft(writing, draft.kind, draft);
  });
}
