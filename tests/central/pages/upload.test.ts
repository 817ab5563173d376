import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueHeadings } from '../../../src/central/office/import/columns.ts';
import { readCatalogueFile } from '../../../src/central/office/import/readCatalogueFile.ts';
import { readAnswer } from '../../../src/central/pages/catalogue/upload.ts';
import { oneAtATime } from '../../../src/central/pages/oneAtATime.ts';

const template = new URL('../../../src/central/pages/public/mau-danh-muc.csv', import.meta.url);

describe('the template for an import', () => {
  it('is read without a fault by the importer itself', async () => {
    const read = await readCatalogueFile('mau-danh-muc.csv', readFileSync(template));
    expect(read).toMatchObject({ rowCount: 2, faults: [] });
  });

  it('has no column that means nothing', () => {
    const [heading = ''] = readFileSync(template, 'utf8').replace('\ufeff', '').split('\r\n');
    for (const name of heading.split(';'))
      expect([name, catalogueHeadings.columnOf(name)]).not.toEqual([name, undefined]);
  });
});

describe('the answer to an upload', () => {
  it.each([
    [413, '', { refusal: { refused: 'too-large' } }],
    [401, '{}', { problem: 'signed-out' }],
    [502, '<html>', { problem: 'unreachable' }],
    [503, '{"problem":"failed"}', { problem: 'failed' }],
    [200, 'not JSON', { problem: 'other-version' }],
    [
      200,
      '{"refused":"missing-columns","columns":["Giá"]}',
      { refusal: { refused: 'missing-columns', columns: ['Giá'] } },
    ],
  ])('of status %i and %s is %o', (status, body, answer) => {
    expect(readAnswer(status, body)).toEqual(answer);
  });
});

describe('questions asked one at a time', () => {
  it('are asked once more, not once each, after a burst of news', async () => {
    const started: (() => void)[] = [];
    const ask = oneAtATime(() => new Promise<void>((settle) => started.push(settle)));
    ask();
    ask();
    ask();
    expect(started).toHaveLength(1);
    started[0]?.();
    await new Promise(setImmediate);
    expect(started).toHaveLength(2);
    started[1]?.();
    await new Promise(setImmediate);
    expect(started).toHaveLength(2);
  });
});
