import { readFileSync } from 'node:fs';
import { workbookOf } from '../../../archive/xlsx.ts';
import { type Letters, loadLetters } from '../../../shared/label/letters.ts';
import type { ReportAsked, ReportSaid } from '../api/report.ts';
import type { Within } from '../people/visit.ts';
import { lettersReport } from './letters.ts';
import { monthReport } from './monthReport.ts';
import { paperPdf } from './paper.ts';
import type { OnStep, Report, ReportDesk } from './report.ts';
import { settlementsReport } from './settlements.ts';
import { tableReport } from './tableReport.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

let loaded: Letters | undefined;
/** The outlines of Be Vietnam Pro, which labels are drawn with, too. */
const letters = (): Letters =>
  (loaded ??= loadLetters(readFileSync(new URL('../../../../assets/label/letters.bin', import.meta.url))));

/** Makes a report, tells how far it is, and at last hands over the file. Whoever stops reading has cancelled it. */
export async function* makeReport(desk: ReportDesk, asked: ReportAsked, within: Within): AsyncGenerator<ReportSaid> {
  const steps: ReportSaid[] = [];
  let wake: (() => void) | undefined;
  const state = { ended: false, cancelled: false };
  const onStep: OnStep = (done, of) => {
    if (state.cancelled) throw new Error('the report was cancelled');
    steps.push({ done, of });
    wake?.();
  };
  const making = reportOf(desk, asked, { within, onStep }).finally(() => {
    state.ended = true;
    wake?.();
  });
  // Whoever cancels does not wait for how it ended.
  making.catch(() => undefined);
  try {
    while (!state.ended || steps.length > 0) {
      const step = steps.shift();
      if (step) yield step;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    yield fileOf(await making, asked.format);
  } finally {
    state.cancelled = true;
  }
}

type How = { readonly within: Within; readonly onStep: OnStep };

function reportOf(desk: ReportDesk, asked: ReportAsked, { within, onStep }: How): Promise<Report> {
  switch (asked.what) {
    case 'table':
      return tableReport(desk, asked.asked, within);
    case 'month':
      return monthReport(desk, { ...asked, within }, onStep);
    case 'letter':
      return lettersReport(desk, { ...asked, within }, onStep);
    case 'settlements':
      return settlementsReport(desk, { ...asked, within }, onStep);
  }
}

function fileOf({ title, name, sheets, blocks }: Report, format: 'xlsx' | 'pdf'): ReportSaid {
  const bytes = format === 'xlsx' ? workbookOf(sheets) : paperPdf(blocks, title, letters());
  return { name: `${name}.${format}`, type: TYPES[format], content: bytes.toString('base64') };
}
