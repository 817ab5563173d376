/**
 * CRC-16/CCITT-FALSE of ASCII text, as EMVCo payloads end with it: polynomial 0x1021, first value 0xFFFF, nothing reflected.
 * @returns four upper-case hex digits
 */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= (text.charCodeAt(at) & 0xff) << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
