import type { z } from 'zod';
import { type Answer, type CallName, type Calls, calls, type TurnedAway } from '../shared/contract.ts';
import { looksLikeCard } from '../shared/sale/card.ts';
import { areTextsStorable } from '../shared/storable.ts';
import { typesCard } from './cardTyped.ts';
import { diskFault } from './db/sqlite.ts';
import type { AskedCall, Permit } from './permit.ts';
import { typesPhone } from './phoneTyped.ts';
import type { Log } from './till.ts';

type Described = { readonly input: z.ZodType; readonly reply: z.ZodType };

/** What does a call's work, by name, for every name of a page of the contract. */
export type HandlersOf<Page extends Readonly<Record<string, Described>>> = {
  readonly [N in keyof Page]: (
    input: z.infer<Page[N]['input']>,
    permit: Permit,
  ) => z.infer<Page[N]['reply']> | Promise<z.infer<Page[N]['reply']>>;
};

/** … and of the whole contract. */
export type Handlers = HandlersOf<Calls>;

/** Why whoever asks may not, or undefined where they may. */
export type CallerCheck = (caller: (typeof calls)[CallName]['caller']) => TurnedAway | undefined;

export type Door = {
  readonly handlers: Handlers;
  readonly turnedAwayFor: CallerCheck;
  /** What this one call is allowed beyond what anybody may. */
  readonly permitFor: (call: AskedCall) => Permit;
  /** Selling is work: the till does not lock in the middle of it, and whoever sells is there. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** The disk took nothing: whoever watches it should look. */
  readonly onDiskFault?: () => void;
  readonly log: Log;
};

/**
 * The one door into the till for both hosts: knows the name, checks the caller, parses the input, does it. Whatever
 * comes through, it answers and never throws.
 */
export function answering({ handlers, turnedAwayFor, permitFor, during, onDiskFault, log }: Door) {
  return async (name: string, input: unknown): Promise<Answer> => {
    if (!isCall(name)) return { problem: 'not-a-call' };
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) {
      log.warn('a call that does not fit the contract', { name, issues: parsed.error.issues.map(placeOf) });
      return { problem: 'malformed' };
    }
    const { data } = parsed;
    // No keyboard types one; in a journal it would be an entry that the centre cannot read.
    if (!areTextsStorable(data)) {
      log.warn('a call with a text that cannot be stored', { name });
      return { problem: 'malformed' };
    }
    const work = async () => ({
      reply: await (handlers[name] as Handler)(data, permitFor({ name, input: data })),
    });
    try {
      const turnedAway = turnedAwayFor(calls[name].caller);
      if (turnedAway) return { turnedAway };
      if (typesCard(name, data)) return { turnedAway: { refused: 'looks-like-card' } };
      if (typesPhone(name, data)) return { turnedAway: { refused: 'looks-like-phone' } };
      return calls[name].caller === 'in-shift' ? await during(work) : await work();
    } catch (error) {
      if (diskFault(error)) onDiskFault?.();
      return troubled(name, error, log);
    }
  };
}

type Handler = (input: unknown, permit: Permit) => unknown;

/** Where it does not fit, and never what was typed: that may be a card's number. */
function placeOf({ code, path }: z.core.$ZodIssue): string {
  return [code, ...path.filter((step) => typeof step === 'number' || !looksLikeCard(String(step)))].join(' ');
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** A disk's fault is something the person can act on; all else is ours, and a developer must look. */
function troubled(name: string, error: unknown, log: Log): Answer {
  const refused = diskFault(error);
  log.error(`${name} failed`, { error });
  return refused ? { turnedAway: { refused } } : { problem: 'failed' };
}
