import { t } from 'i18next';
import { say } from '../notice.ts';
import { scannedAtPad } from './badge.ts';

/** What was scanned while a PIN was being checked, and cannot be told yet whom it is for. */
let waiting: (() => void) | null = null;

/** Takes a scan at once; while a PIN is being typed, only as a badge; while it is being checked, as soon as its pad is gone. */
export function afterPin(code: string, take: () => void): void {
  const pad = document.querySelector('[data-pin-pad]');
  if (pad?.getAttribute('data-pin-pad') === 'open') scannedAtPad(code);
  else if (pad) waiting = take;
  else take();
}

/** The PIN was right: whatever stands there now has drawn itself before it is handed what was scanned. */
export function padGone(): void {
  const take = waiting;
  waiting = null;
  if (take) setTimeout(() => (document.querySelector('[data-pin-pad]') ? refuseScan() : take()));
}

/** The PIN was wrong, and is typed again: a scan is for nobody. */
export function padOpenAgain(): void {
  if (waiting) refuseScan();
  waiting = null;
}

function refuseScan(): void {
  say('stop', t('pin.scanned'));
}
