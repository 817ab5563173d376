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

/**
 * Control characters as keyboards send them: the letter or mark 64 places on, with Ctrl. The separators of GS1 (FNC1) and
 * ISO/IEC 15434 are part of a code.
 */
const SEPARATORS: Readonly<Record<string, string>> = { BracketRight: '\u001D', Digit6: '\u001E', KeyD: '\u0004' };
/** CR and LF. */
const CONTROL_ENDS = new Set(['KeyM', 'KeyJ']);

/** @returns the separator that this key is with Ctrl */
export function separatorOf(code: string): string | undefined {
  return SEPARATORS[code];
}

/** What ends a scan: the scanner's suffix. */
export function isSuffix(code: string, ctrl = false): boolean {
  return ctrl ? CONTROL_ENDS.has(code) : code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
}

/** The character of a Windows code that was typed on the number pad while Alt was held: `029`, or `29`. */
export function altCharacter(digits: string): string | undefined {
  const code = Number(digits);
  return digits.length <= 4 && (code === 0x1d || code === 0x1e || code === 4 || (code >= 32 && code < 127))
    ? String.fromCodePoint(code)
    : undefined;
}

/** Keys held beside others; they say nothing by themselves. */
export function isModifier(code: string): boolean {
  return /^(Shift|CapsLock|NumLock|Control|Alt|Meta)/.test(code);
}
