import { t } from 'i18next';
import type { DraftReply } from '../../shared/contract/receive.ts';
import type { ProductId } from '../../shared/id.ts';
import { isRefusal, type RefusalOf } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { hush, say } from '../notice.ts';
import { play } from '../ui/sound.ts';
import { sentenceFor } from '../words/sentence.ts';
import { askFor, choose, draftId, inTurn, take, taken, useReceive } from './store.ts';
import { dropTyped, flush } from './typing.ts';

const { getState, setState } = useReceive;

/** What a scanner read while goods are received. */
export function scanned(code: string, chosen?: ProductId): void {
  void flush();
  askFor(null);
  void inTurn(async () => {
    const id = await draftId();
    if (id === null) return;
    const reply = await bridge.call('receive.scan', { id, code, ...(chosen !== undefined && { chosen }) });
    if (!isRefusal(reply)) return added(reply);
    if (reply.refused === 'unknown-code') return offerToTell(reply);
    if (reply.refused !== 'shared-code') return void taken(reply);
    play('refused');
    askFor({ of: 'choice', code: reply.code, options: reply.options, scan: code });
  });
}

function added(reply: DraftReply): void {
  take(reply);
  if (reply.touched !== null) choose(reply.touched);
  play('taken');
  hush();
}

function offerToTell(refusal: RefusalOf<'unknown-code'>): void {
  const act = () => askFor({ of: 'unknown', code: refusal.code });
  say('stop', sentenceFor(refusal), { words: t('codes.unknownOffer'), act, key: 'KeyB' });
}

export function addProduct(product: ProductId): void {
  void flush();
  void inTurn(async () => {
    const id = await draftId();
    if (id === null) return;
    const reply = await bridge.call('receive.add', { id, product });
    if (taken(reply)) added(reply);
  });
}

export function removeLine(line: number): void {
  dropTyped();
  void inTurn(async () => {
    const { draft } = getState();
    const at = draft?.lines.findIndex((each) => each.line === line) ?? -1;
    if (!draft || !taken(await bridge.call('receive.remove', { id: draft.id, line }))) return;
    const lines = getState().draft?.lines ?? [];
    const next = lines[Math.min(at, lines.length - 1)];
    if (next) choose(next.line);
  });
}

export function clearDraft(): void {
  dropTyped();
  askFor(null);
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && taken(await bridge.call('receive.clear', { id: draft.id }))) setState({ questions: new Map() });
  });
}

export function noteDraft(note: string): void {
  void inTurn(async () => {
    const { draft } = getState();
    if (draft && note.trim() !== draft.note) taken(await bridge.call('receive.note', { id: draft.id, note }));
  });
}
