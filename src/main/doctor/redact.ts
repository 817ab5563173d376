/** What stands in a text's place that may be somebody's: what it was, and nothing of it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/[a-z][a-z0-9+.-]*:\/\/[^\s'"”’)]+/gi, '‹address›'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '‹e-mail›'],
  [/"[^"\n]*"|“[^”\n]*”|`[^`\n]*`|'[^'\n]*'/g, '‹quoted›'],
  [/(?:[A-Za-z]:)?(?:[\\/][^\s\\/:"'()]+)+/g, '‹path›'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '‹id›'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '‹address›'],
  [/\b(?=[\w+/=-]*\d)[\w+/=-]{14,}/g, '‹token›'],
  [/\d(?:[\s.,()–-]{0,2}\d){4,}/g, '‹number›'],
  // Our own messages are in plain English: what has marks on its letters was typed by somebody.
  [/[\p{L}\p{M}]*[^\p{ASCII}\p{P}\p{S}\s][\p{L}\p{M}]*/gu, '‹word›'],
];

/** Takes out of texts what is somebody's: what is known by name, and what looks like a number, an address, a key or a quotation. */
export type Redact = (text: string) => string;

/** @param known names, addresses and numbers that the till has of people, wherever they stand */
export function redacting(known: Iterable<string>): Redact {
  const whole = [...known];
  const parts = whole.flatMap((text) => text.split(/[\s,;/()]+/));
  const words = new Set([...whole, ...parts].filter(isTelling));
  const any = [...words].toSorted((a, b) => b.length - a.length).map(escaped);
  const names = any.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\d])(?:${any.join('|')})(?![\\p{L}\\d])`, 'gu');
  return (text) => {
    const nameless = names ? text.replace(names, '‹name›') : text;
    return KINDS.reduce((rest, [kind, instead]) => rest.replace(kind, instead), nameless);
  };
}

function isTelling(text: string): boolean {
  return text.trim().length >= 2;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Facts whose values are our own words: names of calls, states, reasons. All other texts are only said to be there. */
const OUR_WORDS = new Set([
  'name',
  'outcome',
  'reason',
  'code',
  'state',
  'trouble',
  'disk',
  'ledger',
  'fault',
  'refused',
]);
const ONE_WORD = /^[A-Za-z][\w.-]{0,40}$/;
/** A number this small is a count or a state, and nobody's. */
const SMALL = 100_000;

/** A line of a till's log as it may be handed on; undefined where it is none of ours. */
export function redactLine(line: string, redact: Redact): string | undefined {
  const { at, level, message, ...facts } = objectIn(line) ?? {};
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof level !== 'string') return undefined;
  const said = { at: new Date(at).toISOString(), level: wordOf(level), message: redact(String(message)) };
  const rest = Object.entries(facts).map(([name, value]) => [wordOf(name), factOf(name, value, redact)] as const);
  return JSON.stringify({ ...said, ...Object.fromEntries(rest) });
}

function objectIn(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function wordOf(text: string): string {
  return /^[A-Za-z][A-Za-z-]{0,30}$/.test(text) ? text : '‹word›';
}

function factOf(name: string, value: unknown, redact: Redact): unknown {
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Math.abs(value) < SMALL ? value : '‹number›';
  if (typeof value !== 'string') return `‹${Array.isArray(value) ? 'list' : typeof value}›`;
  if (name === 'error') return errorOf(value, redact);
  return OUR_WORDS.has(name) && ONE_WORD.test(value) && redact(value) === value ? value : '‹text›';
}

const FRAME =
  /^\s*at (?:async )?(?<where>[\w.<>$[\] ]{0,80}?) ?\(?(?:[^()]*?[\\/])?(?<file>[\w.-]+\.(?:[cm]?js|tsx?)):(?<line>\d+):\d+\)?$/;

/** An error's class and words, and where in the program it came up: no folder of anybody's machine. */
function errorOf(stack: string, redact: Redact): string {
  return stack
    .split('\n')
    .map((line) => {
      const { where, file, line: number } = FRAME.exec(line)?.groups ?? {};
      return file === undefined ? redact(line) : `    at ${where} (${file}:${number})`;
    })
    .join('\n');
}
