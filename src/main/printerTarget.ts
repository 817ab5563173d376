import type { PrinterTarget } from './till.ts';

/**
 * A network printer as a person writes it: `192.168.1.50:9100`, `may-in.local:9100`, `[fe80::1]:9100`.
 * @returns undefined where it is none
 */
export function printerTarget(text: string): PrinterTarget | undefined {
  const [, host, port] = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
