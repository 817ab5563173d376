import { z } from 'zod';

/** A network printer's name or address, as `connect` takes it; without brackets around an IPv6 address. */
const Host = z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/);
/** A port as systems name it: `/dev/ttyUSB0`, `/dev/serial/by-id/…`, `COM3`. Never a file of anybody's, nor a way out of `/dev`. */
export const SerialPath = z
  .string()
  .regex(/^(?:\/dev\/(?:tty|cu\.|rfcomm|pts\/|serial\/by-(?:id|path)\/)[\w.:+-]{1,120}|COM\d{1,3})$/);
const UsbPath = z.string().regex(/^\/dev\/usb\/lp\d{1,3}$/);
/** As the operating system names it. The first character keeps a name from being read as an option of a command. */
const Queue = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^-\p{Cc}"'`][^\p{Cc}"'`]*$/u);

export const BAUDS = [9_600, 19_200, 38_400, 57_600, 115_200] as const;
const Baud = z.literal(BAUDS);

/**
 * How bytes reach a printer. `preview`: there is none, slips become pictures in the data folder. `tcp`: raw port, usually
 * 9100. `usb`: the printer class device of Linux, which takes bytes and gives status. `spooler`: a queue of the operating
 * system that passes bytes on as they are, and tells nothing of what became of them.
 */
export const PrinterConnection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preview') }),
  z.object({ kind: z.literal('tcp'), host: Host, port: z.int().min(1).max(65_535) }),
  z.object({ kind: z.literal('serial'), path: SerialPath, baud: Baud, flow: z.enum(['none', 'hardware', 'software']) }),
  z.object({ kind: z.literal('usb'), path: UsbPath }),
  z.object({ kind: z.literal('spooler'), queue: Queue }),
]);
export type PrinterConnection = z.infer<typeof PrinterConnection>;
