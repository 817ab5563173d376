import type { Detector, Fault } from '../main/journal/fault.ts';
import type { ArchiveVerdict, FileFault, TillVerdict } from '../main/journal/verifyArchive.ts';
import type { Verdict } from '../main/journal/verifyFile.ts';
import { formatInstant, type Instant } from '../shared/day.ts';
import { type Dong, formatDong } from '../shared/money.ts';

export type Lang = 'vi' | 'en';

export const UNREADABLE = {
  vi: 'không đọc được như một bản xuất nhật ký',
  en: 'cannot be read as an export of a journal',
} as const satisfies Record<Lang, string>;

/** What a journal's file by itself proves, in sentences. */
export function journalInWords(verdict: Verdict, lang: Lang): string {
  return [...figuresInWords(verdict, lang), WORDS[lang].end(verdict.faults.length === 0)].join('\n');
}

/** What an archive proves: each till, what is wrong with the archive's own files, and the whole. */
export function archiveInWords({ tills, faults }: ArchiveVerdict, lang: Lang): string {
  const proved = faults.length === 0 && tills.every((till) => till.faults.length === 0);
  const files = faults.map((fault) => `  ${faultInWords(fault, lang)}`);
  return [...tills.flatMap((till) => figuresInWords(till, lang)), ...files, WORDS[lang].end(proved)].join('\n');
}

function figuresInWords(verdict: Verdict | TillVerdict, lang: Lang): string[] {
  const words = WORDS[lang];
  const name = 'outletCode' in verdict ? `${verdict.outletCode}-${verdict.till} (${verdict.device})` : verdict.device;
  return [
    words.figures(name, verdict),
    ...(verdict.replaces ? [words.replaces(verdict.replaces)] : []),
    ...(verdict.returns > 0 ? [words.returned(verdict)] : []),
    words.span(verdict),
    words.counts({ forks: 0, ...verdict }),
    words.upTo(verdict),
    ...verdict.faults.map((fault) => `  ${faultInWords(fault, lang)}`),
    ...(verdict.readToEnd ? [] : [words.unread]),
    ...(verdict.unknown > 0 ? [words.unknown(verdict.unknown)] : []),
  ];
}

function faultInWords(fault: Fault | FileFault, lang: Lang): string {
  const { place, found } = WORDS[lang];
  const where = 'file' in fault ? `${fault.file}, ${place.line} ${fault.line}` : whereInJournal(fault, place);
  return `${where}: ${found(fault.detector, fault.fault)}`;
}

function whereInJournal({ line, seq }: Fault, place: { readonly line: string; readonly entry: string }): string {
  return `${place.line} ${line}${seq === undefined ? '' : `, ${place.entry} ${seq}`}`;
}

/** A forged sum may be past 2^53, and a forged time anything; they are only shown. */
const money = (amount: number): string => formatDong(amount as Dong);
const time = (at: number): string => (at > LAST_INSTANT ? String(at) : formatInstant(at as Instant));
/** ms; no clock has words for later. */
const LAST_INSTANT = 8.64e15;

type Counts = Pick<Verdict, 'gaps' | 'badHashes' | 'badSignatures'> & { readonly forks: number };

const WORDS = {
  vi: {
    place: { line: 'dòng', entry: 'mục' },
    found: (detector: Detector, fault: string) => `${IN_VIETNAMESE[detector]} (${fault})`,
    figures: (name: string, { entries, sales, sold }: Verdict) =>
      `quầy ${name}: ${entries} mục, ${sales} phiếu bán, bán được ${money(sold)} ₫`,
    replaces: ({ device, seq }: NonNullable<Verdict['replaces']>) => `  thay máy ${device}, sau mục ${seq} của máy ấy`,
    returned: ({ returns, returned }: Verdict) => `  ${returns} phiếu trả hàng, trả lại ${money(returned)} ₫`,
    span: ({ first, last }: Verdict) =>
      first && last
        ? `  mục đầu ${first.seq} lúc ${time(first.at)}, mục cuối ${last.seq} lúc ${time(last.at)}`
        : '  không có mục nào',
    counts: ({ gaps, forks, badHashes, badSignatures }: Counts) =>
      `  thiếu ${gaps} mục, nhánh khác ${forks} mục, sai mã băm ${badHashes}, sai chữ ký ${badSignatures}`,
    upTo: ({ provedUpTo: { centre, slip } }: Verdict) =>
      `  có mốc chứng đến: trung tâm ${centre ? `mục ${centre.seq} (${time(centre.at)})` : 'không có'}; phiếu in ${slip ? `mục ${slip.seq} (${slip.number})` : 'không có'}`,
    unread: '  … sai quá nhiều, phần còn lại không đọc nữa',
    unknown: (count: number) =>
      `  ${count} mục thuộc loại mà phiên bản này chưa biết: đã kiểm vị trí và chữ ký, chưa đọc nội dung`,
    end: (proved: boolean) =>
      proved
        ? 'đã chứng minh: không có gì bị sửa, xóa hay thêm'
        : 'KHÔNG chứng minh được: có chỗ sai, xem các dòng trên',
  },
  en: {
    place: { line: 'line', entry: 'entry' },
    found: (detector: Detector, fault: string) => `${fault} [${detector}]`,
    figures: (name: string, { entries, sales, sold }: Verdict) =>
      `till ${name}: ${entries} entries, ${sales} sales, ${money(sold)} ₫ sold`,
    replaces: ({ device, seq }: NonNullable<Verdict['replaces']>) =>
      `  in the place of ${device}, after entry ${seq} of that machine`,
    returned: ({ returns, returned }: Verdict) => `  ${returns} returns, ${money(returned)} ₫ returned`,
    span: ({ first, last }: Verdict) =>
      first && last
        ? `  first entry ${first.seq} at ${time(first.at)}, last entry ${last.seq} at ${time(last.at)}`
        : '  no entries',
    counts: ({ gaps, forks, badHashes, badSignatures }: Counts) =>
      `  ${gaps} entries missing, ${forks} in other histories, ${badHashes} bad hashes, ${badSignatures} bad signatures`,
    upTo: ({ provedUpTo: { centre, slip } }: Verdict) =>
      `  proved up to: centre ${centre ? `entry ${centre.seq} (${time(centre.at)})` : 'nothing'}; slip ${slip ? `entry ${slip.seq} (${slip.number})` : 'nothing'}`,
    unread: '  … so much is wrong that the rest was not read',
    unknown: (count: number) =>
      `  ${count} entries are of kinds this version does not know: their place and signature are proved, their content was not read`,
    end: (proved: boolean) =>
      proved ? 'proved: nothing was changed, removed or put in' : 'NOT proved: something is wrong, see above',
  },
} as const;

/** By what found it; what exactly stands behind it in English, as the developers of a verifier compare it. */
const IN_VIETNAMESE = {
  line: 'dòng không đúng dạng hoặc bị cắt',
  hash: 'mã băm không khớp nội dung: một trong hai đã bị sửa',
  signature: 'chữ ký không phải của quầy này cho mã băm này',
  entry: 'mục nhật ký không đúng dạng chuẩn',
  device: 'mục này là của quầy khác',
  gap: 'thiếu mục, thừa mục hoặc sai thứ tự',
  chain: 'chuỗi bị đứt: không nối với mục trước',
  epoch: 'số đời máy đi lùi',
  id: 'mã mục đã dùng trước đó',
  enrolment: 'mục ghi danh quầy không đúng',
  books: 'số liệu trong mục không khớp',
  end: 'cuối tệp không khớp với dòng đầu: có mục bị cắt hoặc thêm',
  witness: 'không khớp với mốc chứng của trung tâm hoặc với phiếu đã in',
  checkpoint: 'mốc chứng không phải do trung tâm ký',
  keys: 'khóa hoặc tên quầy khác với nhật ký',
  totals: 'số cộng trong bảng khác với số tính lại từ các mục',
  fork: 'quầy này có một nhánh nhật ký khác',
  succession: 'máy thay và máy cũ không nối nhau',
} as const satisfies Record<Detector, string>;
