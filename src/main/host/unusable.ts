import type { TillUnusable } from '../db/unusable.ts';

/** One thing said in both languages. */
export type Sentences = { readonly vi: string; readonly en: string };

/** Why a till cannot be opened, and what to do: for a dialog or the command line, before there is a screen. */
const UNUSABLE: Readonly<Record<TillUnusable['reason'], Sentences>> = {
  'in-use': {
    vi: 'Quầy này đang mở ở một cửa sổ khác. Hãy dùng cửa sổ đó, hoặc đóng nó rồi mở lại.',
    en: 'This till is already open in another window. Use that one, or close it and start again.',
  },
  newer: {
    vi: 'Dữ liệu của quầy do phiên bản phần mềm mới hơn ghi. Hãy cài phiên bản mới nhất rồi mở lại.',
    en: "A newer version of the program wrote this till's data. Install the newest version and start again.",
  },
  damaged: {
    vi: 'Tệp dữ liệu của quầy bị hỏng trên ổ đĩa. Đừng xoá gì cả; hãy sao chép thư mục dữ liệu và gọi bộ phận hỗ trợ.',
    en: "The till's data file is damaged on the disk. Delete nothing; copy the data folder and call support.",
  },
  'not-a-database': {
    vi: 'Tệp dữ liệu không phải của quầy này. Đừng xoá gì cả; hãy kiểm tra thư mục dữ liệu hoặc gọi bộ phận hỗ trợ.',
    en: "The data file is not a till's. Delete nothing; check the data folder or call support.",
  },
  emptied: {
    vi: 'Tệp dữ liệu của quầy đã bị làm rỗng. Đừng bán tiếp; hãy gọi bộ phận hỗ trợ để khôi phục từ bản sao lưu.',
    en: "The till's data file has been emptied. Do not go on selling; call support to restore a backup.",
  },
  missing: {
    vi: 'Không thấy tệp dữ liệu của quầy, dù quầy này đã bán hàng. Đừng bán tiếp và đừng xoá gì; hãy gọi bộ phận hỗ trợ để tìm lại tệp hoặc khôi phục từ bản sao lưu.',
    en: "The till's data file is gone, though this till has sold. Do not go on selling, delete nothing; call support to find the file or restore a backup.",
  },
  behind: {
    vi: 'Tệp dữ liệu của quầy cũ hơn những gì quầy đã ghi. Đừng bán tiếp và đừng xoá gì; phần đã gửi thì trung tâm còn giữ. Hãy gọi bộ phận hỗ trợ để khôi phục.',
    en: "The till's data file is older than what the till has written. Do not go on selling, delete nothing; the centre has what was sent. Call support to restore.",
  },
  another: {
    vi: 'Tệp dữ liệu là của quầy khác, hoặc đã bị thay bằng bản khác. Đừng bán tiếp và đừng xoá gì; hãy gọi bộ phận hỗ trợ.',
    en: "The data file is another till's, or was replaced by another copy. Do not go on selling, delete nothing; call support.",
  },
  'wrong-pragma': {
    vi: 'Ổ đĩa này không bảo đảm giữ được giao dịch khi mất điện. Hãy đặt thư mục dữ liệu lên ổ đĩa trong máy.',
    en: 'This disk cannot promise to keep a sale through a power cut. Put the data folder on a disk of this computer.',
  },
  'disk-full': {
    vi: 'Ổ đĩa đã đầy nên quầy không mở được. Hãy xoá bớt tệp khác (không xoá thư mục dữ liệu của quầy) rồi mở lại.',
    en: 'The disk is full, so the till cannot open. Delete other files (never those of the till) and start again.',
  },
  'disk-trouble': {
    vi: 'Không đọc hoặc ghi được ổ đĩa chứa dữ liệu của quầy. Hãy kiểm tra ổ đĩa và quyền ghi rồi mở lại.',
    en: "The disk with the till's data cannot be read or written. Check the disk and its permissions and start again.",
  },
  'no-key': {
    vi: 'Khoá của quầy này không nằm trong chương trình này: quầy đã đăng ký trên máy khác hoặc trong trình duyệt. Hãy mở quầy ở nơi đã đăng ký.',
    en: "This till's key is not kept by this program: it was enrolled on another computer, or in the browser. Open it where it was enrolled.",
  },
};

/** What the person reads; with how many entries are gone, where that is known. */
export function whyUnusable({ reason, lacking }: TillUnusable): Sentences {
  const { vi, en } = UNUSABLE[reason];
  if (!lacking) return { vi, en };
  return {
    vi: `${vi} Số bút toán không thấy: ${lacking}.`,
    en: `${en} Entries that are not there: ${lacking}.`,
  };
}
