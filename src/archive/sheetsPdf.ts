import { deflateSync } from 'node:zlib';
import type { PdfDrawing, PdfFont } from '../shared/label/pdfDrawing.ts';
import { PAGE } from '../shared/label/sheet.ts';
import { dictionary, hexText, pdfOf, stream } from './pdf.ts';

/** @property scaled whether a printer may make it fit its paper */
export type Printed = { readonly title: string; readonly scaled: boolean };

/** A4 sheets as a PDF: letters as curves, so that they are sharp on any printer, and as text that can be searched. */
export function sheetsPdf(drawn: PdfDrawing, printed: Printed): Buffer {
  return pdfOf(objectsOf(drawn, printed));
}

/** Points of an A4 sheet. */
const MEDIA = [PAGE.widthMm, PAGE.heightMm].map((mm) => ((mm * 72) / 25.4).toFixed(3)).join(' ');

/** Catalogue, pages, then each font with its letters, each label, each page; what the file is comes last. */
function objectsOf({ pages, labels, fonts }: PdfDrawing, { title, scaled }: Printed): Buffer[] {
  const objects: Buffer[] = [];
  // The first two are known only when the rest is: numbers count from 1.
  const add = (object: Buffer): number => objects.push(object) + 2;
  const fontNames = fonts.map((font, index) => `/F${index} ${addFont(font, add)} 0 R`).join(' ');
  const labelNames = labels.map((content, index) => `/L${index} ${add(labelObject(content, fontNames))} 0 R`).join(' ');
  const kids = pages.map((content) => {
    const at = add(stream('/Filter /FlateDecode ', deflateSync(content)));
    return add(
      dictionary(
        `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${MEDIA}] /Contents ${at} 0 R /Resources << /XObject << ${labelNames} >> >>`,
      ),
    );
  });
  add(dictionary(`/Title ${hexText(title)}`));
  return [
    dictionary(
      `/Type /Catalog /Pages 2 0 R /Lang (vi-VN) /ViewerPreferences << ${scaled ? '' : '/PrintScaling /None '}/DisplayDocTitle true >>`,
    ),
    dictionary(`/Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length}`),
    ...objects,
  ];
}

/** A form (ISO 32000-1 §8.10): content that a page shows in as many places as it likes. */
function labelObject(content: string, fontNames: string): Buffer {
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${MEDIA}] /Resources << /Font << ${fontNames} >> >>`;
  return stream(`${entries} /Filter /FlateDecode `, deflateSync(content));
}

/** A Type 3 font (ISO 32000-1 §9.6.5), with what its letters spell, so that a label's words can be searched and copied. */
function addFont({ glyphs }: PdfFont, add: (object: Buffer) => number): number {
  const procedures = glyphs.map(({ procedure }) => add(stream('/Filter /FlateDecode ', deflateSync(procedure))));
  const spelled = add(stream('', Buffer.from(toUnicode(glyphs.map(({ letter }) => letter)))));
  const names = glyphs.map((_, code) => `/g${code}`);
  return add(
    dictionary(
      [
        '/Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0]',
        `/CharProcs << ${procedures.map((at, code) => `/g${code} ${at} 0 R`).join(' ')} >>`,
        `/Encoding << /Type /Encoding /Differences [0 ${names.join(' ')}] >>`,
        `/FirstChar 0 /LastChar ${glyphs.length - 1} /Widths [${glyphs.map(({ advance }) => advance).join(' ')}]`,
        `/Resources << >> /ToUnicode ${spelled} 0 R`,
      ].join(' '),
    ),
  );
}

function hex(letter: string): string {
  return Buffer.from(letter, 'utf16le').swap16().toString('hex');
}

/** A CMap (ISO 32000-1 §9.10.3), a hundred codes at most in each block. */
function toUnicode(letters: readonly string[]): string {
  const lines = letters.map((letter, code) => `<${code.toString(16).padStart(2, '0')}> <${hex(letter)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Nhan def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
