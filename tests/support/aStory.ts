import { hash } from 'node:crypto';
import { PNG } from 'pngjs';
import type { Photo } from '../../src/shared/catalogue/photo.ts';
import type { Story } from '../../src/shared/catalogue/story.ts';
import { ProductId } from '../../src/shared/id.ts';
import type { Hash } from '../../src/shared/journal/entry.ts';

export function aStory(change: Partial<Story> = {}): Story {
  return {
    about: { of: 'product', id: ProductId.parse('SP-001') },
    vi: 'Hạt muối kết tinh trên nền ruộng trải bạt, phơi đủ mười nắng.',
    en: 'Grains that form on lined fields, after ten days of sun.',
    photos: [],
    ...change,
  };
}

export type DrawnPhoto = { readonly photo: Photo; readonly bytes: Buffer };

/** A picture nobody has rights in: two grounds and a sun, another for each `hue`. PNG; so large that it comes in several pieces where `grain` is given. */
export function drawPhoto({ width = 64, height = 48, hue = 0, grain = 0 } = {}): DrawnPhoto {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const inSun = (x - width * 0.7) ** 2 + (y - height * 0.35) ** 2 < (height * 0.16) ** 2;
    const base = y > height * 0.62 ? [232, 214, 178] : inSun ? [250, 196, 92] : [126, 178, 205];
    const noise = grain === 0 ? 0 : (at * 7_919 + at ** 2 * 31) % grain;
    png.data.set([(base[0] ?? 0) - noise, ((base[1] ?? 0) + hue) % 256, (base[2] ?? 0) - noise, 255], at * 4);
  }
  const bytes = PNG.sync.write(png);
  const photo: Photo = { hash: hash('sha256', bytes) as Hash, type: 'image/png', bytes: bytes.length, width, height };
  return { photo, bytes };
}
