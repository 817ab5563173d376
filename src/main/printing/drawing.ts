import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outlet } from '../../shared/catalogue/outlet.ts';
import type { SlipImage } from '../../shared/contract/slip.ts';
import { type Printing, slipBitmap } from '../../shared/escpos/job.ts';
import { must } from '../../shared/must.ts';
import type { EscposProfile } from '../../shared/printer/profile.ts';
import { ShiftOpenedBody } from '../../shared/shift/shift.ts';
import { type Atlas, loadAtlas } from '../../shared/slip/atlas.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';
import { copyMark } from '../../shared/slip/copyMark.ts';
import type { Slip } from '../../shared/slip/slip.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { entryAt, entryOf, type StoredEntry } from '../db/journal.ts';
import { logoOf } from '../db/printer.ts';
import { shiftAround } from '../db/shift.ts';
import { slipOf } from '../db/slipOf.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { PrintJob } from '../devices/printer/jobs.ts';
import { slipPng } from '../devices/printer/png.ts';
import { type LabelMaker, labelMaker } from '../label/labelMaker.ts';
import { slipQr } from '../slipQr.ts';

export type SlipPicture = { readonly number: string; readonly bitmap: Bitmap };

/** Draws slips from the journal: for a printer, or for the screen exactly as a printer would. */
export type Drawing = {
  readonly atlas: Atlas;
  readonly labels: LabelMaker;
  /** The shop's logo and letters, for a printer that is so. */
  readonly printing: (profile: EscposProfile) => Printing;
  /** @returns undefined for a job that has no slip */
  readonly slipOf: (job: PrintJob) => Slip | undefined;
  /** The original as it comes out where it would come out now, dot for dot. */
  readonly picture: (entry: StoredEntry, profile: EscposProfile) => SlipPicture | undefined;
};

/** @param assets the folder of what ships with the product */
export function openDrawing(db: ReadDb, assets: string): Drawing {
  const atlas = loadAtlas(readFileSync(join(assets, 'slip/glyphs.bin')));
  const printing = (profile: EscposProfile): Printing => ({ profile, atlas, logo: logoOf(db) });
  return {
    atlas,
    labels: labelMaker(assets),
    printing,
    slipOf: (job) => slipOfJob(db, job),
    picture: (entry, profile) => {
      const slip = slipOf(db, entry);
      if (!slip) return undefined;
      const { number } = slip;
      return {
        number,
        bitmap: slipBitmap(slip.slip(contextOf(db, entry, { copy: 0, again: false, number })), printing(profile)),
      };
    },
  };
}

/** A picture of an entry's slip as the screen takes it. */
export function imageOf(entry: StoredEntry, { number, bitmap }: SlipPicture): SlipImage {
  const png = slipPng(bitmap).toString('base64');
  return { entry: entry.header.id, number, png, width: bitmap.width, height: bitmap.height };
}

/** @returns undefined for a job of labels, or one that is only to open the drawer */
function slipOfJob(db: ReadDb, { entry: id, slip, copy, again }: PrintJob): Slip | undefined {
  if (slip !== null) return [...copyMark({ copy, again }), ...(JSON.parse(slip) as Slip)];
  if (id === null) return undefined;
  const entry = must(entryOf(db, enrolled(db).device, id), `entry ${id}`);
  const found = must(slipOf(db, entry), `a slip for entries of kind ${entry.header.kind}`);
  return found.slip(contextOf(db, entry, { copy, again, number: found.number }));
}

type Numbered = { readonly copy: number; readonly again: boolean; readonly number: string };

function contextOf(db: ReadDb, { header, hash }: StoredEntry, { copy, again, number }: Numbered) {
  const { till } = enrolled(db);
  return { outlet: outletAt(db, header.seq), at: header.at, till, copy, again, code: slipQr(number, hash) };
}

/** The shop stands on a slip as it stood when the shift was opened, also on a copy made years later; goods come in before any is. */
function outletAt(db: ReadDb, seq: number): Outlet {
  const { device, outlet } = enrolled(db);
  const opening = shiftAround(db, seq);
  if (opening === undefined) return outletOf(db, outlet);
  const { body } = must(entryAt(db, device, opening), `entry ${opening}`);
  return ShiftOpenedBody.parse(JSON.parse(body)).outlet;
}
