/**
 * Draws the program's icons from assets/icons/quay.svg: PNG for Linux, ICO for Windows, ICNS for macOS. Run by hand
 * after the drawing changes; what it makes is committed, so that packaging needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

const root = dirname(import.meta.dirname);
const out = join(root, 'build/icons');
const svg = readFileSync(join(root, 'assets/icons/quay.svg'), 'utf8');

const LINUX = [16, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four-letter names for PNG pictures of a size. */
const MAC = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

async function draw(sizes: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const page = await browser.newPage();
  const pictures = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return pictures;
}

type Picture = { readonly size: number; readonly png: Buffer };

/** ICO: a directory of 16-byte entries, then the pictures; a size of 256 is written 0. */
function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** ICNS: blocks of a name, the length of the whole block, the picture. */
function icns(pictures: readonly { readonly name: string; readonly png: Buffer }[]): Buffer {
  const blocks = pictures.map(({ name, png }) => block(name, png));
  return block('icns', Buffer.concat(blocks));
}

function block(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}

const pictures = await draw([...new Set([...LINUX, ...WINDOWS, ...MAC.map(([, size]) => size)])]);
const picture = (size: number) => pictures.get(size) as Buffer;
mkdirSync(out, { recursive: true });
for (const size of LINUX) writeFileSync(join(out, `${size}x${size}.png`), picture(size));
writeFileSync(join(root, 'build/icon.ico'), ico(WINDOWS.map((size) => ({ size, png: picture(size) }))));
writeFileSync(join(root, 'build/icon.icns'), icns(MAC.map(([name, size]) => ({ name, png: picture(size) }))));
console.log(`icons: ${pictures.size} sizes drawn`);
