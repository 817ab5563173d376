import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleFile, bundleFiles } from '../main/doctor/bundle.ts';
import { examine, type Patient } from '../main/doctor/examine.ts';
import { seeKeys } from '../main/doctor/keysSeen.ts';
import { zipBundle } from '../main/doctor/zipBundle.ts';
import { fileKeyring } from '../main/folder/secretFile.ts';
import type { Instant } from '../shared/day.ts';
import type { Finding } from '../shared/doctor/finding.ts';
import { reportText } from '../shared/doctor/words.ts';
import { foldersOf } from './folders.ts';
import { VERSION } from './version.ts';

export type DoctorWishes = {
  readonly data?: string;
  readonly json?: true;
  readonly lang: 'vi' | 'en';
  readonly bundle?: string;
};

/** Looks at all that a till stands on, beside a running one, too. Exit 0 nothing is bad, 1 something is, 2 no till there. */
export async function runDoctor({ data, json, lang, bundle }: DoctorWishes): Promise<void> {
  const { till: folder } = foldersOf(data);
  if (!existsSync(folder)) {
    console.error(`Không có máy quầy nào ở ${folder}.\nThere is no till in ${folder}.`);
    process.exitCode = 2;
    return;
  }
  const keys = seeKeys(fileKeyring(join(folder, 'secrets')), 'files');
  const patient: Patient = {
    folder,
    logFile: join(folder, 'till.log'),
    keys,
    now: Date.now() as Instant,
    version: VERSION,
  };
  const found = [...examine(patient)];
  if (found.some(({ health }) => health === 'bad')) process.exitCode = 1;
  console.log(json ? JSON.stringify(found) : reportText(found, lang));
  if (bundle !== undefined) await writeBundle(bundle, patient, found);
}

/** What is in it is named, so that whoever hands it on knows. */
async function writeBundle(file: string, patient: Patient, found: readonly Finding[]): Promise<void> {
  const files: readonly BundleFile[] = bundleFiles(patient, found, []);
  try {
    writeFileSync(file, await zipBundle(files), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    process.exitCode = 1;
    return;
  }
  console.error(`${file}: ${files.map(({ path }) => path).join(', ')}`);
}
