import { cartCalls } from '../../../src/main/calls/cart.ts';
import { viewsOf } from '../../../src/main/db/catalogue.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { searchProducts } from '../../../src/main/db/search.ts';
import { openTransfers } from '../../../src/main/payment/transfers.ts';
import type { Permit } from '../../../src/main/permit.ts';
import { newSession } from '../../../src/main/session.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { today } from '../../../src/main/till/desk.ts';
import type { Answer, CallName, Host, InputOf } from '../../../src/shared/contract.ts';
import { deskOver, heldNamesOver, lan, lansHand, type TestDesk, withShift } from '../../support/counter.ts';

/** A real till behind a real screen's stores, over a line that can be made slow, dead or forgetful, call by call. */
export type Line = {
  readonly desk: TestDesk;
  /** What was asked, oldest first. */
  readonly asked: CallName[];
  /** The till does what is asked of it under this name, and its answer comes only with `release`. */
  readonly hold: (name: CallName) => { readonly release: () => void };
  /** Every answer under this name is this one from now on, and nothing is done; undefined makes it whole again. */
  readonly answerAlways: (name: CallName, answer: Answer | undefined) => void;
};

type Asked = { readonly [N in CallName]?: (input: InputOf<N>) => unknown };

/** What the sale screen asks for, done as the till does it, by somebody who may do all of it. */
function operationsOf(desk: TestDesk): Asked {
  return {
    ...allowed(cartCalls(counterOf(desk))),
    'sale.complete': (input) => completeSale(desk, input, lansHand),
    'catalogue.search': ({ text, limit }) =>
      viewsOf(desk.db, today(desk.db, desk.clock()), searchProducts(desk.db, text, limit)),
  };
}

const nothing = () => undefined;

/** Nobody else looks on, and nothing is sent. */
function counterOf(desk: TestDesk): Parameters<typeof cartCalls>[0] {
  const session = { ...newSession(() => lan), present: () => lan };
  const transfers = openTransfers({
    db: desk.db,
    signer: () => desk.signer,
    clock: desk.clock,
    training: () => false,
    askEvery: 60_000,
    onChange: nothing,
  });
  return {
    db: desk.db,
    desk: () => desk,
    session,
    transfers,
    cartChanged: nothing,
    heldChanged: nothing,
    heldNames: heldNamesOver(),
    journalGrew: nothing,
  };
}

type Permitting = Readonly<Record<string, (input: never, permit: Permit) => unknown>>;

function allowed(handlers: Permitting): Asked {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (input: unknown) => handle(input as never, () => ({}))]),
  );
}

/** Puts a till with an open shift where the screen looks for its own; the screen's modules are to be imported after. */
export function layLine(): Line {
  const desk = withShift(deskOver(openDatabase(':memory:')));
  const operations = operationsOf(desk);
  const asked: CallName[] = [];
  const gates = new Map<CallName, Promise<void>>();
  const fixed = new Map<CallName, Answer>();
  const call: Host['call'] = async (name, input) => {
    asked.push(name);
    const answer = fixed.get(name) ?? { reply: operations[name]?.(input as never) };
    await gates.get(name);
    return answer;
  };
  globalThis.window = { quay: { call, on: () => () => undefined } } as unknown as typeof window;
  globalThis.localStorage = { getItem: () => null, setItem: () => undefined } as unknown as Storage;
  return {
    desk,
    asked,
    hold: (name) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.set(name, promise);
      return {
        release: () => {
          gates.delete(name);
          resolve();
        },
      };
    },
    answerAlways: (name, answer) => {
      if (answer) fixed.set(name, answer);
      else fixed.delete(name);
    },
  };
}
