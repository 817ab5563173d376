import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { examine, type Finding } from '../main/doctor/examine.ts';
import { adviceFor, PARTS, SIGNS } from '../main/doctor/words.ts';
import { fileKeyring } from '../main/folder/secretFile.ts';
import type { Instant } from '../shared/day.ts';
import { foldersOf } from './folders.ts';
import { VERSION } from './version.ts';

export type DoctorWishes = { readonly data?: string; readonly json?: true };

/** Looks at all that a till stands on, beside a running one, too. Exit 0 nothing is bad, 1 something is, 2 no till there. */
export function runDoctor({ data, json }: DoctorWishes): void {
  const { till: folder } = foldersOf(data);
  if (!existsSync(folder)) {
    console.error(`Không có máy quầy nào ở ${folder}.\nThere is no till in ${folder}.`);
    process.exitCode = 2;
    return;
  }
  const keyring = fileKeyring(join(folder, 'secrets'));
  const found = examine({ folder, keyring, now: Date.now() as Instant, version: VERSION });
  if (found.some(({ health }) => health === 'bad')) process.exitCode = 1;
  console.log(json ? JSON.stringify(found) : found.map((each) => inWords(each)).join('\n'));
}

function inWords(found: Finding): string {
  const { vi, en } = adviceFor(found);
  const { vi: part, en: partEn } = PARTS[found.part];
  const facts = Object.entries(found.facts).map(([name, value]) => `${name}=${String(value)}`);
  return [`${SIGNS[found.health]} ${part} / ${partEn}: ${facts.join(' ')}`, `    ${vi}`, `    ${en}`].join('\n');
}
