import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dictionarySource } from '../../../../scripts/gs1Dictionary.ts';
import { CHECKS } from '../../../../src/shared/barcode/gs1/checks.ts';
import { GS1_DICTIONARY } from '../../../../src/shared/barcode/gs1/dictionary.ts';
import { leastOf, mostOf, ruleAt, ruleOf } from '../../../../src/shared/barcode/gs1/rules.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the table of application identifiers', () => {
  it('is what GS1’s dictionary makes: else run scripts/write-gs1-dictionary.ts', () => {
    const made = dictionarySource(read('assets/gs1/gs1-syntax-dictionary.txt'));
    expect(read('src/shared/barcode/gs1/dictionary.ts')).toBe(made);
  });

  it('names no check that is not made', () => {
    const named = [...GS1_DICTIONARY.matchAll(/,([a-z]\w+)/g)].map(([, name]) => name ?? '');
    expect(new Set(named.filter((name) => !CHECKS.has(name)))).toEqual(new Set());
    expect(new Set(named).size).toBeGreaterThan(25);
  });

  it('has the parts, the neighbours and the place in a link of each', () => {
    expect(ruleOf('253')).toMatchObject({
      fixed: false,
      attribute: true,
      parts: [
        { characters: 'N', least: 13, most: 13, optional: false, checks: ['csum', 'gcppos1'] },
        { characters: 'X', least: 1, most: 17, optional: true, checks: [] },
      ],
      qualifiers: [[]],
    });
    expect(ruleOf('01')?.qualifiers).toEqual([['22', '10', '21'], ['235']]);
    expect(ruleOf('3102')).toMatchObject({ fixed: true, excluded: ['310n'], requirements: [[['01'], ['02']]] });
    expect(ruleOf('8041')?.requirements).toEqual([[['01', '21', '8040']]]);
  });

  it('counts the shortest and the longest value', () => {
    const production = ruleOf('8008');
    expect(production && [leastOf(production), mostOf(production)]).toEqual([8, 12]);
  });

  it.each([
    ['0108938507000006', '01'],
    ['3103001234', '3103'],
    ['235TPX', '235'],
    ['99', '99'],
  ])('finds in %s the identifier %s', (text, ai) => {
    expect(ruleAt(text, 0)?.ai).toBe(ai);
  });

  it.each(['', '0', '05123', '236', '3106000000', 'ab', '891234'])('finds none in “%s”', (text) => {
    expect(ruleAt(text, 0)).toBeUndefined();
  });
});
