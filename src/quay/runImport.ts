import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportPreview } from '../central/office/api/import.ts';
import { signInToOffice, WrongPassword } from './office.ts';

export type ImportWishes = { readonly centre: string; readonly confirm?: true; readonly json?: true };

export async function runImport(file: string, { centre, confirm, json }: ImportWishes): Promise<void> {
  const bytes = readIfReadable(file);
  if (!bytes) return fail(2, `${file} cannot be read`);
  try {
    const office = await signInToOffice(centre, process.env['QUAY_PASSWORD'] ?? '', {
      name: process.env['QUAY_SIGN_IN'],
      code: process.env['QUAY_CODE'],
    });
    const preview = await office.sendFile(basename(file), bytes);
    if ('refused' in preview) return fail(2, `${file} cannot be imported: ${preview.refused} ${facts(preview)}`);
    const applied = confirm ? await office.call('catalogue.confirmImport', { import: preview.import }) : undefined;
    if (applied && 'refused' in applied) return fail(1, `nothing was applied: ${applied.refused}`);
    console.log(
      json ? JSON.stringify({ ...preview, applied: applied?.applied ?? 0 }) : inWords(preview, applied?.applied),
    );
    process.exitCode = preview.faulty > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof WrongPassword) return fail(2, notLetIn(error));
    if (isUnreachable(error)) return fail(1, `no centre answers at ${centre}; nothing was applied`);
    throw error;
  }
}

function readIfReadable(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** What fetch throws where nobody listens, or the line breaks. */
function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}

function notLetIn({ message }: WrongPassword): string {
  return message === 'needs-code' || message === 'wrong-code'
    ? 'this account has a second factor: its code of now belongs into QUAY_CODE'
    : 'the centre does not know this password (QUAY_PASSWORD), or not of this name (QUAY_SIGN_IN)';
}

function facts(refusal: object): string {
  return 'columns' in refusal ? String(refusal.columns) : '';
}

function inWords(preview: ImportPreview, applied: number | undefined): string {
  return [
    `${preview.rows} rows: ${preview.added} new, ${preview.changed} changed, ${preview.same} as they were, ${preview.faulty} faulty`,
    ...preview.faults.map(
      ({ line, column, fault, value }) => `  line ${line}, ${column || 'whole row'}: ${fault} “${value}”`,
    ),
    applied === undefined ? 'nothing was applied; --confirm applies it' : `${applied} applied`,
  ].join('\n');
}

function fail(exitCode: number, message: string): void {
  console.error(message);
  process.exitCode = exitCode;
}
