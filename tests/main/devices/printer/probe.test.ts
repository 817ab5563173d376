import { expect, it } from 'vitest';
import { probe } from '../../../../src/main/devices/printer/probe.ts';
import type { Wire } from '../../../../src/main/devices/printer/wire.ts';

/** A cable whose other end never says that it takes anything: hardware flow control, and the printer off. */
function aBlockedWire(): { readonly wire: Wire; readonly ended: () => boolean } {
  let ended = false;
  const wire: Wire = {
    write: () => new Promise(() => undefined),
    listen: () => undefined,
    gone: new Promise(() => undefined),
    end: async () => {
      ended = true;
      return undefined;
    },
  };
  return { wire, ended: () => ended };
}

it('ends at a printer that takes not even a question, and lets go of it', async () => {
  const { wire, ended } = aBlockedWire();
  const options = { connectMs: 1_000, answerMs: 20, signal: new AbortController().signal };
  expect(await probe(async () => wire, options)).toEqual({
    reached: true,
    process: false,
    paper: false,
    status: [],
    heard: 'took no question',
  });
  expect(ended()).toBe(true);
});

it('ends at once when the till closes', async () => {
  const { wire, ended } = aBlockedWire();
  const closing = new AbortController();
  const asked = probe(async () => wire, { connectMs: 1_000, answerMs: 600_000, signal: closing.signal });
  closing.abort();
  await asked;
  expect(ended()).toBe(true);
});
