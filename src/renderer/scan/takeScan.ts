import { t } from 'i18next';
import { bareText } from '../../shared/barcode/identifier.ts';
import { isSetupCard } from '../../shared/scanner/setupCard.ts';
import { readSlipCode } from '../../shared/slip/slipCode.ts';
import { scanForLabel } from '../label/store.ts';
import { say } from '../notice.ts';
import { closeFind, openCode } from '../recent/store.ts';
import { scanIntoReturn } from '../return/store.ts';
import { leaveChoice } from '../sale/choice.ts';
import { scan } from '../sale/fill.ts';
import { useSale } from '../sale/store.ts';
import { goToScanners } from '../scanner/room.ts';
import { scannedForCheck } from '../scanner/store.ts';
import { scannedBadge } from '../staff/badge.ts';
import { scanIntoStock } from '../stock/page.ts';
import { scannedForTender } from '../tender/scanned.ts';

/**
 * Hands what a scanner read to whoever waits for it: whoever checks the scanner, who asks for somebody's PIN, the payment, then labels that are being chosen, then a return, which may be
 * begun beside the counter, then a page of the room *Kho*, then the cart.
 * @param selling whether the counter is what the screen shows
 */
export function takeScan(
  code: string,
  { inShift, selling }: { readonly inShift: boolean; readonly selling: boolean },
): void {
  if (scannedForCheck(code)) return;
  if (scannedBadge(code)) return;
  leaveChoice();
  if (selling && scannedForTender(code)) return;
  if (scanForLabel(code)) return;
  if (inShift && scanIntoReturn(code)) return;
  if (isSetupCard(code)) return offerCheck();
  if (scanIntoStock(code)) return;
  if (!selling) return say('stop', t('scan.notSelling'));
  const text = bareText(code);
  if (readSlipCode(text)) return openSlip(text);
  closeFind();
  scan(code);
}

/** The set-up card at the counter is nothing to sell. */
function offerCheck(): void {
  const isPaying = useSale.getState().stage.at === 'paying';
  const offer = { words: t('scanner.title'), act: () => goToScanners() };
  say('stop', t('scan.setupCard'), isPaying ? undefined : offer);
}

/** While the buyer pays, the slip waits. */
function openSlip(code: string): void {
  if (useSale.getState().stage.at === 'paying') return say('stop', t('find.scanWhilePaying'));
  void openCode(code);
}
