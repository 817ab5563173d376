import type { z } from 'zod';
import type { GoodsDraftKind } from '../../shared/contract/draft.ts';
import type { EntryId } from '../../shared/id.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Documents that are typed over a while; each kind has at most one that is not finished. */
export type DraftKind = 'receive' | GoodsDraftKind;

/** @returns undefined where none is being typed */
export function draftOf<T>(db: ReadDb, kind: DraftKind, schema: z.ZodType<T>): T | undefined {
  const row = db.get<{ body: string }>('SELECT body FROM draft WHERE kind = ?', kind);
  return row && schema.parse(JSON.parse(row.body));
}

export function keepDraft(db: WriteDb, kind: DraftKind, draft: object): void {
  db.run(
    'INSERT INTO draft VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET body = excluded.body',
    kind,
    JSON.stringify(draft),
  );
}

export function dropDraft(db: WriteDb, kind: DraftKind): void {
  db.run('DELETE FROM draft WHERE kind = ?', kind);
}

/** Of a document that goes into the books, in the transaction that writes it: a crash leaves the one or the other. */
export function dropDraftOf(db: WriteDb, kind: DraftKind, id: EntryId): void {
  db.run(`DELETE FROM draft WHERE kind = ? AND body ->> 'id' = ?`, kind, id);
}
