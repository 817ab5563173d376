import type { TFunction } from 'i18next';
import type { PrinterShown } from '../../shared/contract/printer.ts';
import { unreachable } from '../../shared/must.ts';
import type { PrinterConnection } from '../../shared/printer/connection.ts';
import type { EscposProfile, LabelProfile, PrinterProfile } from '../../shared/printer/profile.ts';

/** What it is called; the pictures in the folder are no printer that anybody named. */
export function nameOf({ name, connection }: Pick<PrinterShown, 'name' | 'connection'>, t: TFunction): string {
  return connection.kind === 'preview' ? t('printer.none') : name;
}

/** What it is used for, a word each; `Tạm in cả nhãn` as long as no printer is chosen for labels. */
export function usesInWords({ uses, labelsToo }: PrinterShown, t: TFunction): readonly string[] {
  return uses.map((use) => t(`printer.use.${use === 'labels' && labelsToo ? 'labelsToo' : use}`));
}

export function connectionInWords(connection: PrinterConnection, t: TFunction): string {
  switch (connection.kind) {
    case 'preview':
      return t('printer.by.preview');
    case 'tcp':
      return t('printer.by.tcp', connection);
    case 'serial':
      return t('printer.by.serial', connection);
    case 'usb':
      return t('printer.by.usb', connection);
    case 'spooler':
      return t('printer.by.spooler', connection);
    default:
      return unreachable(connection);
  }
}

const PAPER = {
  576: 'printer.profile.paper80',
  504: 'printer.profile.paper42',
  384: 'printer.profile.paper58',
} as const;

/** What it can do, in plain words, one each: `In hình từng chấm`, `giấy 80 mm`, `cắt chừa một điểm` … */
export function profileInWords(profile: PrinterProfile, t: TFunction): readonly string[] {
  if (profile.language !== 'escpos') return [labelInWords(profile, t)];
  return [
    formInWords(profile, t),
    t(PAPER[profile.dots]),
    t(`printer.profile.cut.${profile.cutter}`),
    t(`printer.profile.drawer.${profile.drawer}`),
    t(`printer.profile.qr.${profile.qr}`),
    t(`printer.profile.barcode.${profile.barcode}`),
    t(`printer.profile.done.${profile.asks.done}`),
  ];
}

function formInWords({ form }: EscposProfile, t: TFunction): string {
  if (form.kind === 'raster') return t('printer.profile.raster');
  const pages = form.upperPage === undefined ? `${form.page}` : `${form.page}/${form.upperPage}`;
  return t('printer.profile.native', { page: `${form.encoding.toUpperCase()} ${pages}` });
}

function labelInWords({ language, widthMm, heightMm, gapMm, dpi }: LabelProfile, t: TFunction): string {
  const words = t('printer.profile.label', { width: widthMm, height: heightMm, dpi, language: language.toUpperCase() });
  return gapMm === 0 ? `${words}, ${t('printer.profile.endless')}` : words;
}

/** As a sentence begins: `Giấy 80 mm`. */
export function beginning(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
