import { describe, expect, it } from 'vitest';
import { rights } from '../../../src/central/office/api/rights.ts';
import { officeCallNames, officeCalls } from '../../../src/central/office/api.ts';
import { changedFacts } from '../../../src/central/pages/audit/facts.ts';
import { isDeed } from '../../../src/central/pages/audit/words.ts';
import { agentInWords } from '../../../src/central/pages/own/agent.ts';

describe('what was changed', () => {
  it('is shown by the facts that differ, the others left out', () => {
    const before = { name: 'Muối', price: 25_000, codes: ['1'], demo: true };
    const after = { name: 'Muối', price: 27_000, codes: ['1', '2'] };
    expect(changedFacts(before, after)).toEqual([
      { fact: 'price', before: '25000', after: '27000' },
      { fact: 'codes', before: '1', after: '1, 2' },
      { fact: 'demo', before: 'true', after: '' },
    ]);
  });

  it('is all of it where it is new, and where it is gone', () => {
    expect(changedFacts(null, { name: 'Lan' })).toEqual([{ fact: 'name', before: '', after: 'Lan' }]);
    expect(changedFacts({ name: 'Lan' }, null)).toEqual([{ fact: 'name', before: 'Lan', after: '' }]);
    expect(changedFacts(null, null)).toEqual([]);
  });

  /** What only those ask who may change something, and changes nothing. */
  const FORMS = new Set(['promotion.preview', 'draft.openPromotion', 'draft.openProduct', 'draft.openProducer']);
  const changing = officeCallNames.filter((name) => {
    const { door } = officeCalls[name];
    return door !== 'oneself' && door !== 'anyone' && rights[door].does === 'change' && !FORMS.has(name);
  });
  it.each(changing)('%s has words of its own', (name) => {
    expect(isDeed(name)).toBe(true);
  });
});

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome · Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', 'Safari · iPhone'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['curl/8.5', 'curl/8.5'],
    ['', ''],
  ])('%s is %s', (agent, words) => {
    expect(agentInWords(agent)).toBe(words);
  });
});
