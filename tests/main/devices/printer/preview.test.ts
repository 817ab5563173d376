import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slipPng } from '../../../../src/main/devices/printer/png.ts';
import { savePreview, thinOut } from '../../../../src/main/devices/printer/preview.ts';
import { layoutSlip } from '../../../../src/shared/slip/layout.ts';
import { rasterise } from '../../../../src/shared/slip/raster.ts';
import { centred } from '../../../../src/shared/slip/slip.ts';
import { atlasOfTests, dotAt } from '../../../support/slipInterpreter.ts';

const bitmap = rasterise(layoutSlip([centred('Cảm ơn quý khách!', 'large')], 48), atlasOfTests(), 576);

describe('the slip preview', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quay-preview-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the slip dot for dot, black on white', () => {
    const { width, height, data } = PNG.sync.read(slipPng(bitmap));
    expect([width, height]).toEqual([576, 60]);
    const wrong = Array.from({ length: width * height }, (_, dot) => dot).filter(
      (dot) => data[dot * 4] !== (dotAt(bitmap, dot % width, Math.floor(dot / width)) === 1 ? 0 : 255),
    );
    expect(wrong).toEqual([]);
  });

  it('is kept by slip number and copy, and leaves nothing half written', async () => {
    const slips = join(folder, 'slips');
    const path = await savePreview(slips, { number: 'BL01-2.2-000123', copy: 0 }, bitmap);
    await savePreview(slips, { number: 'BL01-2.2-000123', copy: 1 }, bitmap);
    await savePreview(slips, { number: 'BL01-2.2-000123', copy: 0 }, bitmap);
    expect((await readdir(slips)).toSorted()).toEqual(['BL01-2.2-000123-copy-1.png', 'BL01-2.2-000123.png']);
    expect(await readFile(path)).toEqual(slipPng(bitmap));
  });

  it('cannot be led out of its folder by a number', async () => {
    const path = await savePreview(join(folder, 'slips'), { number: '../../x', copy: 0 }, bitmap);
    expect(path).toBe(join(folder, 'slips', '.._.._x.png'));
  });

  it('keeps the newest five hundred, and nothing that is not a slip of ours goes', async () => {
    const names = Array.from({ length: 503 }, (_, n) => `BL01-1-${n.toString().padStart(6, '0')}.png`);
    for (const [index, name] of names.entries()) {
      await writeFile(join(folder, name), '');
      await utimes(join(folder, name), index, index);
    }
    await writeFile(join(folder, 'ghi-chu.txt'), 'của chủ quán');
    await thinOut(folder);
    expect((await readdir(folder)).toSorted()).toEqual([...names.slice(3), 'ghi-chu.txt'].toSorted());
  });
});
