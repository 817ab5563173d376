import { useCallback, useEffect, useRef, useState } from 'react';
import type { OfficeCallName, OfficeInput, OfficeReply } from '../office/api.ts';
import { type LiveEvent, onLive } from './live.ts';
import { callOffice, type OfficeAnswer, type Problem } from './office.ts';
import { oneAtATime } from './oneAtATime.ts';
import { signedOut } from './session/session.ts';

export type Asked<N extends OfficeCallName> = {
  /** The latest answer, also while a newer one is on its way: a page never goes blank between two answers. */
  readonly data: OfficeReply<N> | undefined;
  readonly problem: Problem | undefined;
  /** What is shown answers an older question than the one asked now. */
  readonly stale: boolean;
  readonly again: () => void;
};

type Held<N extends OfficeCallName> = {
  readonly key: string;
  readonly data?: OfficeReply<N>;
  readonly problem?: Problem;
};

/**
 * Keeps the answer to a question on the page: asked again when the input changes, on `again`, and when the server
 * tells of `on`. A null input asks nothing.
 */
export function useAsk<N extends OfficeCallName>(name: N, input: OfficeInput<N> | null, on?: LiveEvent): Asked<N> {
  const key = input === null ? '' : JSON.stringify(input);
  const [held, setHeld] = useState<Held<N>>({ key: '' });
  const asking = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (key === '') return;
    let gone = false;
    const ask = oneAtATime(async () => {
      const answer = await callOffice(name, JSON.parse(key) as OfficeInput<N>);
      if (gone) return;
      if ('problem' in answer && answer.problem === 'signed-out') signedOut();
      setHeld((before) => next(before, key, answer));
    });
    asking.current = ask;
    ask();
    const deafen = on && onLive(on, ask);
    return () => {
      gone = true;
      deafen?.();
    };
  }, [name, key, on]);

  const again = useCallback(() => asking.current?.(), []);
  return { data: held.data, problem: held.problem, stale: held.key !== key, again };
}

function next<N extends OfficeCallName>(before: Held<N>, key: string, answer: OfficeAnswer<N>): Held<N> {
  if ('reply' in answer) return { key, data: answer.reply };
  return before.data === undefined
    ? { key, problem: answer.problem }
    : { key, data: before.data, problem: answer.problem };
}
