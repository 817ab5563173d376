import type { Program } from './spooler.ts';

/**
 * A script for the PowerShell that every Windows brings, without a profile of anybody's. What it is to work on comes in the
 * environment, never in its text; not on its standard input, which PowerShell reads for itself.
 */
export function powershell(script: string, env: Readonly<Record<string, string>> = {}): Program {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  return {
    command: 'powershell.exe',
    args: [
      '-NoProfile',
      '-NonInteractive',
      '-OutputFormat',
      'Text',
      '-ExecutionPolicy',
      'Bypass',
      '-EncodedCommand',
      encoded,
    ],
    env,
  };
}

export const LIST_QUEUES = `
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
Get-CimInstance -ClassName Win32_Printer | ForEach-Object { $_.Name }
`;

/** Exit code of `RAW_PRINT`. */
export const LOST_IN_THE_MIDDLE = 3;

/**
 * Gives the file QUAY_FILE to the queue QUAY_QUEUE as a document of the type RAW, by the functions that Windows has for it
 * (winspool.drv). Exit codes: 0 taken; 1 the queue is not there or refused, nothing was given to it; 3 lost in the middle.
 */
export const RAW_PRINT = `
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
public static class QuayRaw {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public class Document { public string Name; public string Output; public string Type; }
  [DllImport("winspool.drv", EntryPoint = "OpenPrinterW", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern bool OpenPrinter(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", EntryPoint = "StartDocPrinterW", CharSet = CharSet.Unicode, SetLastError = true)]
  static extern int StartDocPrinter(IntPtr printer, int level, [In] Document document);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool StartPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  public static int Send(string queue, byte[] bytes) {
    IntPtr printer;
    if (!OpenPrinter(queue, out printer, IntPtr.Zero)) throw new Win32Exception();
    try {
      Document document = new Document { Name = "quay", Output = null, Type = "RAW" };
      if (StartDocPrinter(printer, 1, document) == 0) throw new Win32Exception();
      StartPagePrinter(printer);
      int from = 0;
      while (from < bytes.Length) {
        byte[] rest = new byte[bytes.Length - from];
        Array.Copy(bytes, from, rest, 0, rest.Length);
        int written;
        if (!WritePrinter(printer, rest, rest.Length, out written) || written == 0) return from == 0 ? 1 : 3;
        from += written;
      }
      EndPagePrinter(printer);
      return EndDocPrinter(printer) ? 0 : 3;
    } finally { ClosePrinter(printer); }
  }
}
'@
exit ([QuayRaw]::Send($env:QUAY_QUEUE, [System.IO.File]::ReadAllBytes($env:QUAY_FILE)))
`;
