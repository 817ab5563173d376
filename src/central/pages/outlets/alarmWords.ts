import type { TFunction } from 'i18next';
import { formatInstant } from '../../../shared/day.ts';
import { PrinterState } from '../../../shared/printer/state.ts';
import { count, diskSize } from '../show/figures.ts';
import type { Alarm } from './useAlarms.ts';

/** Which till, by its name where it has one. */
export function tillWords(t: TFunction, { till, name }: { readonly till: number; readonly name: string }): string {
  return name === '' ? t('sales.tillName', { till }) : t('fleet.named', { till, name });
}

/** What is the matter, in a sentence. */
export function alarmWords(t: TFunction, alarm: Alarm): string {
  const since = formatInstant(alarm.since);
  switch (alarm.kind) {
    case 'fork':
      return t('fleet.alarms.fork', { since });
    case 'suspense':
      return t('fleet.alarms.suspense', { count: alarm.entries, shown: count(alarm.entries) });
    case 'silent':
      return t('fleet.alarms.silent', { since });
    case 'disk':
      return t('fleet.alarms.disk', { left: diskSize(alarm.freeBytes ?? 0) });
    case 'printer':
      return alarm.printers.map((printer) => printerWords(t, printer)).join('; ');
  }
}

type Printer = { readonly name: string; readonly state: string };

/** `Máy in quầy: hết giấy`; a state of a newer till keeps its own word. */
export function printerWords(t: TFunction, { name, state }: Printer): string {
  const known = PrinterState.safeParse(state).data;
  const words = known ? t(`fleet.printers.${known}`) : state;
  return name === '' ? t('fleet.printer', { words }) : `${name}: ${words}`;
}
