import { expect, test } from 'vitest';
import { en } from '../../../src/renderer/words/en.ts';
import { vi } from '../../../src/renderer/words/vi.ts';
import { Refusal } from '../../../src/shared/refusal.ts';

const codes = Refusal.options.map((option) => option.shape.refused.value);
const blanks = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted((a = '', b = '') => a.localeCompare(b));

type Tree = { readonly [key: string]: string | Tree };
function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : sentences(value, `${path}${key}.`),
  );
}
const english = new Map(sentences(en));

test.each(codes)('the refusal %s has a whole sentence in both languages', (code) => {
  expect(vi.refusals[code]).toMatch(/[.?!]$|\}\}\.?$/);
  expect(en.refusals[code]).toMatch(/[.?!]$|\}\}\.?$/);
});

test.each(sentences(vi))('%s says the same facts in both languages', (path, vietnamese) => {
  expect(blanks(english.get(path) ?? 'missing')).toEqual(blanks(vietnamese));
});

test('no sentence is empty or says "unknown error"', () => {
  for (const [path, text] of [...sentences(vi), ...sentences(en)]) {
    expect(text, path).not.toBe('');
    expect(text, path).not.toMatch(/không xác định|unknown error/i);
  }
});
