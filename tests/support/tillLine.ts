import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Answer, CallName, InputOf, ReplyOf } from '../../src/shared/contract.ts';
import type { AskTill } from './pins.ts';

/** The till's contract as a page speaks it, for what is done beside the page. */
export type TillLine = {
  readonly call: <N extends CallName>(name: N, input: InputOf<N>) => Promise<ReplyOf<N>>;
  /** The same with the answer as it travels. */
  readonly ask: AskTill;
  readonly close: () => void;
};

/** @param url the web host's address with its token */
export async function openLine(url: string): Promise<TillLine> {
  const { host, hash, origin } = new URL(url);
  const socket = new WebSocket(`ws://${host}/till`, ['quay', hash.slice(1)], { origin });
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.on('message', (data) => {
    const { id, ...answer } = JSON.parse((data as Buffer).toString('utf8')) as { id?: number } & Answer;
    if (id === undefined) return;
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const ask: AskTill = (name, input) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, name, input }));
    });
  return {
    ask,
    call: async <N extends CallName>(name: N, input: InputOf<N>) =>
      ((await ask(name, input)) as { readonly reply: ReplyOf<N> }).reply,
    close: () => socket.terminate(),
  };
}
