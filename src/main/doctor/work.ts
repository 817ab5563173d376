import type { Finding } from '../../shared/doctor/finding.ts';
import { type BundleFile, bundleFiles, type PrinterTold } from './bundle.ts';
import { examine, type Patient } from './examine.ts';

/** A look to be made in a thread of its own; plain data. With `printers` the bundle is made of it, too. */
export type DoctorJob = { readonly patient: Patient; readonly printers: readonly PrinterTold[] | null };

/** What the thread tells: each part as it is found, and at the end that all is. */
export type DoctorWord = { readonly finding: Finding } | { readonly done: { readonly files: readonly BundleFile[] } };

export function doctorWork({ patient, printers }: DoctorJob, tell: (word: DoctorWord) => void): void {
  const found: Finding[] = [];
  for (const finding of examine(patient)) {
    found.push(finding);
    tell({ finding });
  }
  tell({ done: { files: printers ? bundleFiles(patient, found, printers) : [] } });
}
