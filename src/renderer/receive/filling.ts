import { t } from 'i18next';
import type { AnnouncedListed } from '../../shared/contract/receive.ts';
import type { ReplyOf } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { byOwner, lackOf, type ReceiveDraft } from '../../shared/stock/receiveDraft.ts';
import { bridge } from '../bridge/bridge.ts';
import { say } from '../notice.ts';
import { play } from '../ui/sound.ts';
import { type Asking, askFor, choose, draftId, inTurn, type NoteFile, take, taken, useReceive } from './store.ts';
import { dropTyped } from './typing.ts';

const { getState, setState } = useReceive;

/** Fills the list from a file: all rows, or none and a list of why. @param skip those that cannot be taken were looked at */
export function takeNote(file: NoteFile, skip: boolean): void {
  const { name, content } = file;
  fill(name, (id) => bridge.call('receive.readNote', { id, name, content, skip }), {
    takeGood: () => takeNote(file, true),
    isFile: true,
  });
}

/** Fills the empty list with what the office announced, each line to be looked at. */
export function takeAnnounced(listed: AnnouncedListed, skip = false): void {
  const { owner, id: announced } = listed;
  fill(owner, (id) => bridge.call('receive.takeAnnounced', { id, announced, skip }), {
    takeGood: () => takeAnnounced(listed, true),
    isFile: false,
  });
}

type FillReply = ReplyOf<'receive.readNote'>;

function fill(
  name: string,
  ask: (id: ReceiveDraft['id']) => Promise<FillReply>,
  beside: Pick<Extract<Asking, { of: 'note' }>, 'takeGood' | 'isFile'>,
): void {
  askFor(null);
  void inTurn(async () => {
    const id = await draftId();
    if (id === null) return;
    const reply = await ask(id);
    if (isRefusal(reply)) {
      taken(reply);
      return void refetchToCome();
    }
    if ('faults' in reply) {
      play('refused');
      return askFor({ of: 'note', name, ...reply, ...beside });
    }
    take(reply.noted);
    const { lines } = reply.noted.draft;
    const owners = byOwner(lines).length;
    const said = t('receive.noted', { name, count: lines.length });
    say('done', owners > 1 ? `${said} ${t('receive.notedOwners', { count: owners })}` : said);
    const next = lines.find((line) => lackOf(line) !== undefined) ?? lines.at(-1);
    if (next) choose(next.line);
  });
}

/** The office or another till may have said something meanwhile, also of what is being received. */
export function refetchToCome(): Promise<unknown> {
  return inTurn(async () => {
    setState({ toCome: await bridge.call('receive.announced', {}) });
    if (getState().draft?.announced) take(await bridge.call('receive.open', {}));
  });
}

/** The goods come in as if nobody had announced them. */
export function leaveAnnounced(): void {
  dropTyped();
  void inTurn(async () => {
    const { draft } = getState();
    if (draft) taken(await bridge.call('receive.leaveAnnounced', { id: draft.id }));
  });
}
