import type { TFunction } from 'i18next';
import type { Explained } from '../../shared/contract/scanner.ts';
import { formatDay } from '../../shared/day.ts';
import { formatDong } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { isSetupCard } from '../../shared/scanner/setupCard.ts';
import type { WedgePrefix, WedgeSettings } from '../../shared/scanner/wedge.ts';
import type { HeardKey } from '../scan/heard.ts';
import { characterOf } from '../scan/keys.ts';
import type { Trial } from './trial.ts';

/** FNC1, and what stands between the parts of ISO/IEC 15434. */
const SEPARATORS = ['\u001D', '\u001E', '\u0004'];

export function visible(code: string): string {
  return SEPARATORS.reduce((shown, separator) => shown.replaceAll(separator, '␝'), code);
}

/** What the counter would take a code for, in a sentence. */
export function meaningInWords({ scan, names, fault, ...said }: Explained, code: string, t: TFunction): string {
  if (isSetupCard(code)) return t('scanner.scan.setupCard');
  const sentence = t(`scanner.scan.${scan}`, { names: names.join(' · '), fault: fault ?? '' });
  return [sentence, ...saysInWords(said, t)].join(' · ');
}

type Said = Pick<Explained, 'quantity' | 'carton' | 'price' | 'lot' | 'serial' | 'lastDay'>;

function saysInWords({ quantity, carton, price, lot, serial, lastDay }: Said, t: TFunction): string[] {
  return [
    ...(carton ? [t('scanner.says.carton')] : []),
    ...(quantity === null ? [] : [t('scanner.says.quantity', { value: formatQuantity(quantity) })]),
    ...(price === null ? [] : [t('scanner.says.price', { value: formatDong(price) })]),
    ...(lot === null ? [] : [t('scanner.says.lot', { value: lot })]),
    ...(serial === null ? [] : [t('scanner.says.serial', { value: serial })]),
    ...(lastDay === null ? [] : [t('scanner.says.lastDay', { value: formatDay(lastDay) })]),
  ];
}

/** `]E0` in words; undefined where none was sent. */
export function symbolInWords(code: string, t: TFunction): string | undefined {
  const identifier = /^\]([A-Za-z])[\dA-Za-z]/.exec(code);
  if (!identifier) return undefined;
  const kind = KINDS.find((each) => each === identifier[1]) ?? 'other';
  return `${identifier[0]} · ${t(`scanner.symbol.${kind}`)}`;
}

const KINDS = ['E', 'C', 'Q', 'd', 'e', 'A'] as const;

/** A key as people name it. */
export function keyInWords({ code, ctrl = false, alt = false, shift }: HeardKey): string {
  const sign = ctrl || alt ? undefined : characterOf(code, shift);
  const bare = sign ?? code.replace(/^(?:Key|Digit|Numpad(?=\d))/, '');
  return [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), bare === ' ' ? '␣' : bare || '?'].join('+');
}

export function prefixInWords(prefix: WedgePrefix): string {
  if (prefix.kind === 'text') return prefix.text;
  return prefix.kind === 'control' ? `Ctrl+${prefix.code.slice(3)}` : prefix.code;
}

export function wedgeInWords({ prefix, suffix, msPerKey }: WedgeSettings, t: TFunction): string {
  if (msPerKey === null) return t('scanner.wedge.unknown');
  const words = [
    prefix ? t('scanner.wedge.prefix', { key: prefixInWords(prefix) }) : t('scanner.wedge.noPrefix'),
    t(`scanner.wedge.suffix.${suffix}`),
    t('scanner.wedge.pace', { ms: msPerKey }),
  ];
  return words.join(', ');
}

export function codeOf({ made }: Trial): string | undefined {
  return made?.as === 'scan' ? made.code : undefined;
}
