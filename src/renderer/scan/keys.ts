/**
 * What a scanner's key means, from the physical key (`KeyboardEvent.code`) on the US layout every scanner leaves the
 * factory with. `event.key` is useless here: a Vietnamese layout turns the digit row into ă â ê ô, Telex turns "aa"
 * into "â", Caps Lock flips the case.
 */
const SHIFTED_DIGITS = ')!@#$%^&*(';

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
};

/** @returns the character, or undefined where the key writes none */
export function characterOf(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit) return shift && digit[1] === 'Digit' ? SHIFTED_DIGITS[Number(digit[2])] : digit[2];
  return MARKS[code]?.[shift ? 1 : 0];
}

/** What ends a scan: the scanner's suffix. */
export function isSuffix(code: string): boolean {
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
}

/** Keys held beside others; they say nothing by themselves. */
export function isModifier(code: string): boolean {
  return /^(Shift|CapsLock|NumLock|Control|Alt|Meta)/.test(code);
}
