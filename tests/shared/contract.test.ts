import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Caller } from '../../src/shared/contract/call.ts';
import { type CallName, calls, events } from '../../src/shared/contract.ts';
import { isRefusal, Refusal } from '../../src/shared/refusal.ts';
import { PART_LIMIT } from '../../src/shared/sale/part.ts';

const names = Object.keys(calls) as CallName[];
const callers: readonly Caller[] = ['anyone', 'signed-in', 'in-shift', 'display'];

describe('the till’s contract', () => {
  it.each(names)('%s says who may call it, what goes in and what comes out', (name) => {
    const { caller, input, reply } = calls[name];
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    expect(callers).toContain(caller);
    expect(input).toBeInstanceOf(z.ZodObject);
    expect(reply).toBeInstanceOf(z.ZodType);
  });

  it.each(names)('%s takes no rubbish for input', (name) => {
    for (const rubbish of [undefined, null, 'x', 1, []]) {
      expect(calls[name].input.safeParse(rubbish).success, JSON.stringify(rubbish)).toBe(false);
    }
  });

  it.each(names)('%s answers something JSON can carry', (name) => {
    expect(() => z.toJSONSchema(calls[name].reply)).not.toThrow();
    expect(() => z.toJSONSchema(calls[name].input)).not.toThrow();
  });

  it('has no two calls under one name, spelt differently or named like an event', () => {
    const all = [...names, ...Object.keys(events)].map((name) => name.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  });

  it('pays a sale with as many parts as are kept for it, and one more', () => {
    const sale = '0192f0c1-2a00-7000-8000-0000000000c1';
    const cash = { kind: 'cash', given: 1000 };
    const kept = (count: number) => {
      const parts = Array.from({ length: count }, (_, at) => ({ id: at + 1, tender: cash }));
      return calls['cart.keepParts'].input.safeParse({ sale, parts }).success;
    };
    const paid = (count: number) => {
      const tenders = Array.from({ length: count }, () => cash);
      return calls['sale.complete'].input.safeParse({ sale, total: 1000 * count, tenders }).success;
    };
    expect([kept(PART_LIMIT), kept(PART_LIMIT + 1)]).toEqual([true, false]);
    expect([paid(PART_LIMIT + 1), paid(PART_LIMIT + 2)]).toEqual([true, false]);
  });

  it('lets nobody sell who is not signed in with a shift open', () => {
    const open = names.filter((name) => calls[name].caller === 'anyone');
    expect(open.filter((name) => /^(cart|sale|slip|shift|catalogue)\./.test(name))).toEqual([]);
    const money = names.filter((name) => /^sale\.complete$|^return\.|^cart\.(scan|add|set|remove|clear)/.test(name));
    expect(money.length).toBeGreaterThan(6);
    for (const name of money) expect(calls[name].caller, name).toBe('in-shift');
  });

  it('takes an answer about a Z nobody is sure of, when its shift is closed', () => {
    expect(calls['slip.resolve'].caller).toBe('signed-in');
  });
});

describe('a refusal', () => {
  const codes = Refusal.options.map((option) => option.shape.refused.value);

  it('has a code of its own, in words a log can show', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+\d?)*$/);
  });

  it.each([
    { refused: 'empty-cart' },
    { refused: 'not-enough', missing: 1_000 },
    { refused: 'unknown-code', code: '4006381333948' },
    { refused: 'no-price', name: 'Muối ba thạc' },
  ])('%j is one', (value) => {
    expect(Refusal.parse(value)).toEqual(value);
    expect(isRefusal(value)).toBe(true);
  });

  it.each([{ refused: 'not-enough' }, { refused: 'not-enough', missing: 0.5 }, { refused: 'tired' }, {}, null])(
    '%j is none',
    (value) => {
      expect(Refusal.safeParse(value).success).toBe(false);
    },
  );

  it.each([null, undefined, 'refused', 1, [], { done: true }])('%j is told apart from an answer', (value) => {
    expect(isRefusal(value)).toBe(false);
  });

  it('is never mistaken for the answer of the call that gave it', () => {
    for (const name of names) {
      const parsed = calls[name].reply.safeParse({ refused: 'empty-cart' });
      if (parsed.success) expect(parsed.data, name).toEqual({ refused: 'empty-cart' });
    }
  });
});
