import { describe, expect, it } from 'vitest';
import { en } from '../../../src/central/pages/words/en.ts';
import { vi } from '../../../src/central/pages/words/vi.ts';

function leaves(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else for (const leaf of leaves(value as object, at)) found.set(...leaf);
  }
  return found;
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const gapsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted(byText);
const vietnamese = leaves(vi);
const english = leaves(en);

describe('the words', () => {
  it('have the same gaps in both languages, so no figure is left out in one', () => {
    for (const [at, text] of vietnamese) expect([at, gapsOf(english.get(at) ?? '')]).toEqual([at, gapsOf(text)]);
  });

  it('are nowhere empty, and nowhere still Vietnamese in English but for names of the trade', () => {
    const kept = new Set(['product', 'none', 'pager.range', 'money.thousand', 'catalogue.moreCodes', 'catalogue.per']);
    for (const [at, text] of english) {
      expect([at, text.trim()]).not.toEqual([at, '']);
      if (!kept.has(at) && vietnamese.has(at)) expect([at, text]).not.toEqual([at, vietnamese.get(at)]);
    }
  });

  it('never tell a reader of an unknown error', () => {
    for (const text of vietnamese.values()) expect(text).not.toMatch(/lỗi không xác định/i);
  });
});
