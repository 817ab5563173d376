/**
 * The same slip as other makers' encoders write it: its rows as they are laid out, bold and large where they are, a VietQR code, an
 * EAN-13, the drawer and a cut. Each as its own documentation would have it, with the Vietnamese page it has.
 *
 * @typedef {{ text: string, bold: boolean, large: boolean }} Line
 * @typedef {{ lines: Line[], qr: string, digits: string }} PlainSlip
 */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import escpos from 'escpos';
import thermal from 'node-thermal-printer';
import receiptline from 'receiptline';

/** @type {Record<string, (slip: PlainSlip) => Uint8Array>} */
export const encoders = {
  escpos: withEscpos,
  'node-thermal-printer': withThermalPrinter,
  receiptline: withReceiptline,
  'receipt-printer-encoder': (slip) => withReceiptPrinterEncoder(slip, 'auto'),
  'receipt-printer-encoder, fixed page': (slip) => withReceiptPrinterEncoder(slip, 'windows1258'),
};

function withEscpos({ lines, qr, digits }) {
  const printer = new escpos.Printer({ write: () => undefined, close: () => undefined }, { encoding: 'tcvn' });
  printer.cashdraw(2);
  for (const { text, bold, large } of lines) {
    printer.style(bold || large ? 'B' : 'NORMAL').size(large ? 2 : 1, large ? 2 : 1);
    printer.text(text);
  }
  printer.align('CT').qrcode(qr, 6, 'M', 5).barcode(digits.slice(0, 12), 'EAN13', { width: 2, height: 96 });
  printer.cut(true);
  return printer.buffer.flush();
}

function withThermalPrinter({ lines, qr, digits }) {
  const printer = new thermal.ThermalPrinter({
    type: thermal.PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1:9100',
    characterSet: thermal.CharacterSet.TCVN_VIETNAMESE,
    width: 48,
  });
  printer.openCashDrawer();
  for (const { text, bold, large } of lines) {
    printer.bold(bold || large);
    if (large) printer.setTextQuadArea();
    printer.println(text);
    if (large) printer.setTextNormal();
  }
  printer.alignCenter();
  printer.printQR(qr, { cellSize: 5, correction: 'M', model: 2 });
  printer.printBarcode(digits, 67, { hriPos: 2, hriFont: 0, width: 3, height: 96 });
  printer.partialCut();
  return printer.getBuffer();
}

const RECEIPTLINE = { cpl: 48, encoding: 'multilingual', command: 'escpos', upsideDown: false, spacing: false };

function withReceiptline({ lines, qr, digits }) {
  const document = lines.map(({ text, bold, large }) => {
    const words = text.replaceAll(/[\\|{}~_"`^]/g, String.raw`\$&`);
    const heavy = bold || large ? `"${words}"` : words;
    return `|${large ? `^^^${heavy}^^^` : heavy}`;
  });
  const codes = [`{code:${qr};option:qrcode,5,m}`, `{code:${digits};option:ean,3,96,hri}`, '='];
  return Buffer.from(receiptline.transform([...document, ...codes].join('\n'), RECEIPTLINE), 'latin1');
}

function withReceiptPrinterEncoder({ lines, qr, digits }, page) {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48, codepageMapping: 'epson' });
  encoder.initialize().codepage(page).pulse();
  for (const { text, bold, large } of lines) {
    encoder.bold(bold || large).size(large ? 2 : 1, large ? 2 : 1);
    encoder.line(text);
  }
  encoder.align('center').qrcode(qr, { model: 2, size: 5, errorlevel: 'm' });
  return encoder.barcode(digits, 'ean13', { height: 96, text: true }).cut('partial').encode();
}
