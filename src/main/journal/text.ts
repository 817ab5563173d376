const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Strict: what is not UTF-8 throws rather than becoming U+FFFD, which a name may rightly hold; a byte-order mark stays.
 * @throws TypeError
 */
export function fromUtf8(bytes: Buffer): string {
  return strict.decode(bytes);
}

/** Node reads base64 leniently: of many spellings for the same bytes only the one it would write itself is taken. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
