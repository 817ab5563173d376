import type { RefusalCode } from '../../../shared/refusal.ts';

export const refusals = {
  'not-enrolled': 'This till is not paired with a centre yet.',
  'already-enrolled': 'This till is already paired with its centre.',
  'not-signed-in': 'Choose the cashier’s name first.',
  'no-such-person': 'This person no longer sells at this outlet. Choose another name or ask the centre.',
  'needs-approval': 'This needs a manager’s leave, by PIN. Nothing has changed.',
  'pin-needed': 'This person has no PIN at this till yet. Set one first.',
  'wrong-pin': 'The PIN is wrong. {{left}} more tries.',
  'pin-wait': 'The PIN was wrong too often. Wait {{wait}} and try again; the others can still sign in.',
  'pin-blocked': 'The PIN was wrong too often. Ask a manager to let you set a new one; the others can still sign in.',
  'pin-centre': 'This PIN was tried wrongly too often. Ask the centre to reset it; the others can still sign in.',
  'weak-pin': 'This PIN is easily guessed. Choose six other digits, no repeats, no runs.',
  'release-needed': 'A manager must allow it before a PIN is set. Nothing has changed.',
  'not-yourself': 'Nobody can approve their own action. Ask another manager. Nothing has changed.',
  'may-not-approve': 'This person may not approve this. Nothing has changed.',
  'pins-unusable':
    'This computer cannot open the safe that PINs are checked with, so nobody can sign in by PIN. No sale is lost; call whoever looks after it, then ask the centre to reset the PINs.',
  'no-such-folder': 'There is no such folder. Check that the disk is plugged in, and the path. Nothing changed.',
  'folder-of-till': 'This folder lies within the till’s own: it would be lost with it. Choose another place.',
  'folder-not-writable': 'This folder cannot be written. Choose another place, or unlock the disk.',
  'backup-damaged': 'This backup does not prove whole and cannot be used. Choose another. Nothing changed.',
  'backup-of-another':
    'This backup is another machine’s: its key is not here. Ask the centre to press “Replace this machine” at the old till, then type the code, and this machine bears its number.',
  'epochs-used-up': 'This till was restored a hundred times. Ask the centre to replace the machine. Nothing changed.',
  'no-such-backup': 'This backup is not there any more. Check that the disk is plugged in, then look again.',
  'nothing-to-restore': 'The till’s data is sound; there is nothing to restore.',
  'till-unusable': 'The till cannot open its data yet. Restore it first.',
  'no-open-shift': 'No shift is open. Open it and try again.',
  'shift-already-open': 'The shift is open already; you can sell.',
  'other-days-shift':
    'The shift of {{day}} is still open. Count the drawer and close it first, then open a new one; no sale is lost.',
  'absurd-amount':
    'The amount must be at least 1.000 and at most 100 million đồng. Nothing was recorded; check what was typed.',
  'more-than-drawer':
    'The drawer should not hold that much cash. Nothing was recorded; check the amount, or record cash put in first.',
  'goods-on-counter':
    'There are goods in the open cart or in a held one. Take payment or drop it first, then switch; nothing was changed.',
  'training-on': 'Training mode is on. Switch it off first, then try again; nothing was recorded.',
  'other-draft':
    'This document was recorded or discarded in another window. Nothing was changed; look at the one that is open.',
  'draft-begun': 'The document being written has goods. Record it or throw it away first; nothing was changed.',
  'no-such-announcement': 'This till knows of no such announcement: it may be another outlet’s. Nothing was recorded.',
  'announcement-withdrawn':
    'The office has taken this announcement back. Nothing was recorded; if the goods are here, press “Receive without it”.',
  'announcement-received':
    'This was received on {{day}}, slip {{number}}. Nothing was recorded a second time; if more came, press “Receive without it”.',
  'draft-full': 'This document has its 500 lines. Record it and go on in a new one; no line is lost.',
  'draft-unfinished':
    'Some lines still lack a quantity, a figure or a last day. Nothing was recorded; see the lines that are marked.',
  'basket-not-received': '{{name}} is a gift basket: receive what goes into it. Nothing was added.',
  'note-unreadable':
    'This file cannot be read. Save it as Excel (.xlsx) or CSV in UTF-8 and choose it again; no line was added.',
  'exchange-unreadable':
    'This file cannot be read: spoilt, cut off, or not a file of the centre. Copy it again from the centre; nothing changed.',
  'exchange-for-centre':
    'This is a file that a till wrote for the centre. Take it there; what belongs here is the centre’s answer. Nothing changed.',
  'exchange-other-till': 'The centre made this file for another till. Choose this till’s; nothing changed.',
  'exchange-unsigned': 'This file was not made by this till’s centre. Nothing changed; ask the centre.',
  'exchange-gap':
    'This file goes on from where this till has not been. Write a new file here, take it to the centre, and take in its answer; nothing is lost.',
  'exchange-too-large': 'This file is larger than any answer of the centre. Choose again; nothing changed.',
  'note-too-large': 'This file is larger than a delivery note. Make several of it; no line was added.',
  'note-empty': 'There are no goods in this file. Nothing was added.',
  'note-columns': 'This file lacks columns: {{names}}. The template shows them; no line was added.',
  'absurd-float': 'The float must be from 0 to 100 million đồng. Check what you entered.',

  'unknown-code': 'No product carries the code {{code}}. Find it by name (F3), or ask the centre to add the code.',
  'bad-check-digit': 'The code {{code}} was misread; nothing was sold. Wipe it and scan again.',
  'link-not-product':
    'This code leads to a web page, not to a product, and was not opened: {{code}}. Scan the barcode on the pack, or find it by name (F3).',
  'bad-gs1':
    'The code {{code}} was misread, or printed against the rules of GS1; nothing was sold. Scan again, or find it by name (F3).',
  'unmarked-gs1':
    'The scanner does not say that this is a GS1 code, so its lot and dates cannot be told apart: {{code}}. Scan the plain barcode on the pack, and have “AIM ID” switched on in the scanner.',
  'badge-not-product': 'This is a staff badge, not a product. Scan the barcode on the pack.',
  'coupon-not-product': 'This is a coupon, which this till does not take: {{code}}. Nothing was changed.',
  'past-its-day': '{{name}}: this pack expired on {{day}} and cannot be sold. Put it aside and take another.',
  'stock-expired':
    '{{name}}: by the books all expired on {{day}}; nothing was sold. Put it aside; if the pack still keeps, receive its lot.',
  'carton-not-piece':
    'This is the code of a carton of {{name}}; how many are inside it does not say. Scan the barcode of each pack.',
  'shared-code':
    'The code {{code}} is listed for several products: {{names}}. Nothing was added; find the right one by name (F3), and tell the centre.',
  'label-price':
    '{{name}}: the label says {{price}} ₫, the till asks {{due}} ₫. Nothing was added; to sell at the till’s price find it by name (F3), or ask a manager.',
  'no-such-producer': 'The catalogue has no such producer.',
  'books-behind':
    '{{left}} entries of this till are still to be counted, so nothing can be settled yet. Nothing was recorded; open this page again and it goes on counting.',
  'nothing-to-settle': '{{name}}: there is nothing new to settle. Nothing was recorded.',
  'commission-wanted': '{{name}} has sold goods of no lot. Enter the commission for these, then settle.',
  'period-settled': 'Settled up to {{day}} already. Choose that day or a later one.',
  'period-to-come': 'That day is still to come. Today is {{day}}.',
  'statement-changed':
    'Something was just sold or brought back: {{due}} ₫ is payable now. Look at the statement again; nothing was recorded.',
  'too-many-lines': 'The statement is too long for one settlement. Choose a shorter period.',
  'more-than-owed': '{{most}} ₫ is owed to the producer. No more than that is recorded as paid.',
  'goods-questioned': 'Line {{line}}: {{name}} cannot be recorded so. See the line; nothing was recorded yet.',
  'no-such-count':
    'This till does not know that count yet. Wait until it has heard from the centre; nothing was written.',
  'count-over': 'This count is closed (slip {{number}}). Nothing more was written; to go on counting, begin another.',
  'count-elsewhere':
    'This count was begun at till {{till}}: its differences are seen and booked there. Sheets from here are kept and sent.',
  'count-too-old':
    'This count was begun more than 30 days ago, and what the books had then is no longer known. Nothing was written; give it up and count again.',
  'count-not-handed-in':
    '{{count}} lines counted at this till are not handed in. Hand them in or take them away, then close; nothing was written.',
  'nothing-counted': 'Nothing is counted yet. Scan goods first.',
  'outside-count': '{{name}} is not part of this count. It was not counted; put it aside or begin another count.',
  'basket-not-counted': '{{name}} is a gift basket: count what is in it, not the basket.',
  'too-many-differences':
    '{{count}} products differ, too many for one slip. Nothing was written; count in smaller parts.',
  'no-such-product': 'This product is no longer in the catalogue. Find another or ask the centre.',
  'no-price': '{{name}} has no price, so it cannot be sold yet. Ask the centre to set one.',

  'basket-incomplete':
    'Something in {{name}} is missing from the catalogue, so the basket cannot be sold yet. Nothing else changed; ask the centre to publish it again.',
  'no-tax-rate': '{{name}} has no tax rate for today, so it cannot be sold yet. Ask the centre to set its tax class.',
  'weight-needed': '{{name}} is sold by weight. Enter how heavy it is.',
  'weighed-times': '{{name}} is sold by weight, and each pack has its own. Clear “×” (Esc) and scan each pack.',

  'absurd-quantity': 'A quantity is above 0 and below 10,000. The sale is unchanged.',
  'not-weighed': 'This product is sold by the piece: whole numbers only. The sale is unchanged.',
  'cart-full': 'This sale has its 500 lines. Take the money and go on in a new one.',
  'no-such-line': 'This line is no longer in the sale.',
  'other-cart': 'The sale on the counter just changed in another window. Nothing was done; look at it and try again.',
  'absurd-price': 'This price has a zero too many or too few beside the listed one. Check it; the sale is as it was.',
  'absurd-discount': 'No more can be taken off than the goods cost: {{most}} ₫ at most. The sale is as it was.',
  'nothing-to-discount': 'There is nothing to take a discount off. Scan something first.',
  'reason-needed': 'Choose why the price changes. The sale is as it was.',
  'nothing-to-hold': 'There is nothing in this sale to hold.',
  'too-many-held': '{{count}} sales are held. Recall or drop one, then hold this one.',
  'no-such-held': 'This sale is no longer held: it was recalled or dropped.',

  'empty-cart': 'There is nothing in the sale to pay for.',
  'not-enough': '{{missing}} ₫ are still missing.',
  'too-much': 'What is not cash is {{over}} ₫ more than is due. Only cash gives change; correct the amount.',
  'absurd-given': 'The amount given is far more than needed. Check what was entered; nothing was charged.',
  'looks-like-card':
    'What was typed holds something like a card number. The till keeps none: take it out and write only the reference on the card terminal’s slip. Nothing was kept.',
  'looks-like-phone':
    'What was typed holds something like a telephone number. Nothing can be erased from the journal, so nobody’s number goes into it: take it out. To call a buyer back, write it into the name of a held sale. Nothing was kept.',
  'voucher-used':
    'Voucher {{code}} was taken in slip {{number}} and is not taken again. Nothing was charged; choose another way.',
  'voucher-twice': 'Voucher {{code}} was taken for this sale already. Choose another way for the rest.',
  'voucher-aside':
    'Voucher {{code}} was taken for a sale that is held. Recall and finish that one first, or choose another way.',
  'part-charged':
    'The {{given}} ₫ received for this sale are kept. To take them off, press × beside that part, with a manager’s leave. No money was taken.',
  'no-such-part': 'This part is no longer in the sale. Look at what was received.',
  'same-bill': 'One transfer cannot pay twice. Take one VietQR part off. No money was taken.',
  'not-this-bill': 'This transfer is not for the sale being paid. Choose VietQR again. No money was taken.',
  'not-confirmed':
    'The bank has told of {{received}} ₫ of {{given}} ₫ so far. Look into the account and confirm it yourself, or wait.',
  'no-bank-account': 'This outlet has no bank account. Ask the centre to add one, then sync.',
  'no-qr-shown': 'No VietQR code is on the screen any more. Choose VietQR again.',
  'cart-changed': 'The sale has just changed, so nothing was charged. Look at the total and press pay again.',
  'no-such-sale': 'This sale is not in the till.',

  'nothing-to-return': 'Nothing is chosen to be returned yet. Set how many come back, then press again.',
  'more-than-left':
    'Only {{remaining}} of {{name}} can still come back. The rest came back before; nothing was recorded.',
  'other-mode':
    'Practice slips and real ones are not returned for each other. Switch training mode and try again; nothing was recorded.',
  'refund-differs': 'The money back must be exactly {{due}} ₫. Nothing was recorded; look again, then press again.',
  'refund-past-card':
    'Only {{most}} ₫ of this sale can go back onto the card. Give the rest in cash; nothing was recorded.',
  'no-such-credit': 'This till has no such exchange credit. Look at the return slip again.',
  'credit-too-small': 'The exchange credit holds only {{most}} ₫. No money was taken; correct the amount.',
  'slip-not-product': 'This is the code of a slip, not of a product. Press F5 and scan it to open that slip.',
  'no-such-slip': 'This till has no slip {{code}}. Check the number on the paper.',
  'forged-slip':
    'The code on slip {{code}} does not match the sale in this till. It may have been altered: give no money back, and tell a manager.',
  'slip-of-another-till': 'Slip {{code}} was sold at till {{till}}. Take it there to return or reprint.',
  'slip-of-replaced':
    'Slip {{code}} was sold by this till’s old machine, before it was replaced. To take goods back, choose “Return without a slip” and keep the paper; the centre can look the slip up.',
  'slip-of-another-outlet':
    'Slip {{code}} was sold at another outlet (code {{outlet}}). Goods go back where they were sold.',
  'no-such-outlet': 'The till no longer knows this outlet. Sync and choose again; nothing was written.',
  'no-such-transfer':
    'The till has not heard of this transfer. Connect it, wait for the sync and open it again; nothing was written.',
  'already-accepted': 'These goods were accepted on {{day}}, slip {{number}}. Nothing was written a second time.',
  'transfer-elsewhere': 'This transfer is not for this outlet but for {{outlet}}. Nothing was written.',
  'no-such-job': 'This slip has been answered for already.',
  'label-too-small':
    'This label is too small for {{name}}: its price, or what it must say, does not fit. Choose a larger one; nothing was printed.',
  'no-such-place': 'The sheet has no such place. Choose where to begin again; nothing was printed.',
  'no-such-printer': 'This printer is no longer in the list. Look at the list and choose another; nothing is lost.',
  'printer-fixed': 'This printer was named when the program was started and is not changed here. Nothing was changed.',
  'printer-busy':
    'The printer is in the middle of something. Wait until it is done, then try again; nothing was changed.',
  'not-for-slips': 'This label printer cannot print slips. Choose a receipt printer; nothing was changed.',
  'not-for-labels': 'No printer here can print labels. Add one, then try again; nothing was printed.',
  'nothing-to-calibrate': 'Only receipt printers have a calibration sheet. Nothing was changed.',
  'bad-picture':
    'This picture cannot be the logo. Choose a PNG at most 576 dots wide and 400 high; nothing was changed.',
  'port-taken': 'This port is used by another scanner or a printer. Choose another port; nothing was changed.',

  'disk-full':
    'The till’s disk is full: the sale was not recorded and nothing was charged. Free some space and press again; the cart is kept.',
  'disk-trouble':
    'The till’s disk cannot be written: nothing was charged. Call whoever looks after the machine; the cart is kept.',

  'centre-unreachable': 'The centre was not reached at this address. Check network and address and try again.',
  'centre-answered-badly': 'Something answers at this address, but it is not the centre. Check the address.',
  'enrol-wrong-code': 'The pairing code is wrong. Check every character.',
  'enrol-expired': 'The pairing code has expired. Ask the centre for a new one.',
  'enrol-used': 'This code has already paired another till. Ask the centre for a new one.',
  'enrol-too-many-tries': 'Too many wrong tries. Wait a few minutes and try again.',
  'version-too-old': 'The centre needs a newer Quầy OCOP. Update the till and pair again.',
  'no-safe-keyring':
    'This computer has no protected safe for keys, so it cannot be enrolled yet. Turn on the system keyring, sign in again and retry.',
} as const satisfies Record<RefusalCode, string>;
