import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { buildStale } from '../../scripts/build.ts';
import { findChromium } from '../../scripts/ensure-chromium.ts';

/** A real Chromium with nothing in the background, and the screens as they are in the sources. */
export async function openBrowser(): Promise<Browser> {
  await buildStale(false, (line) => console.log(line));
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
}

/** A page in a browsing context of its own: nothing cached, nothing remembered. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  return context.newPage();
}

/** ms between two events of a scanner; 13 digits and Enter take some 30 ms. */
const KEY_GAP = 1;

/** Types like a keyboard-wedge scanner: a key down and up for each digit, then Enter, through the browser's input. */
export async function typeScan(session: CDPSession, digits: string): Promise<void> {
  await Promise.all(await sendScan(session, digits));
}

/** The same, waiting only for the keys' own pace: the answers come when the page gets to them. */
export async function sendScan(session: CDPSession, digits: string): Promise<Promise<unknown>[]> {
  const sent: Promise<unknown>[] = [];
  const begun = performance.now();
  const keys = [...Array.from(digits, digitKey), ENTER];
  for (const [index, key] of keys.entries()) {
    await until(begun + index * 2 * KEY_GAP);
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }));
    if (key.text !== '') sent.push(session.send('Input.dispatchKeyEvent', { type: 'char', ...key }));
    await until(begun + (index * 2 + 1) * KEY_GAP);
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', code: key.code, key: key.key }));
  }
  return sent;
}

async function until(at: number): Promise<void> {
  const left = at - performance.now();
  if (left > 0) await sleep(left);
}

const ENTER = { code: 'Enter', key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };

function digitKey(digit: string) {
  return { code: `Digit${digit}`, key: digit, text: digit, windowsVirtualKeyCode: 48 + Number(digit) };
}
