import type { Finding, Health, Part } from './finding.ts';

export type Language = 'vi' | 'en';
export type Sentences = { readonly vi: string; readonly en: string };

export const PART_NAMES: Readonly<Record<Part, Sentences>> = {
  data: { vi: 'Tệp dữ liệu', en: 'Data file' },
  disk: { vi: 'Ổ đĩa', en: 'Disk' },
  chain: { vi: 'Nhật ký', en: 'Journal' },
  clock: { vi: 'Đồng hồ', en: 'Clock' },
  keys: { vi: 'Khoá', en: 'Keys' },
  sync: { vi: 'Gửi trung tâm', en: 'Sync' },
  printer: { vi: 'Máy in', en: 'Printer' },
  backups: { vi: 'Sao lưu', en: 'Backups' },
  versions: { vi: 'Phiên bản', en: 'Versions' },
};

export const SIGNS: Readonly<Record<Health, string>> = { well: '✓', watch: '!', bad: '✗', unknown: '?' };

/** What to do about a finding, by part and what was found; where nothing is to be done, that all is well. */
const ADVICE: Readonly<Record<string, Sentences>> = {
  'data missing': {
    vi: 'Không thấy tệp dữ liệu. Mở quầy: máy sẽ đề nghị khôi phục từ bản sao lưu.',
    en: 'The data file is gone. Start the till: it offers to restore a backup.',
  },
  'data unreadable': {
    vi: 'Không đọc được tệp dữ liệu. Đừng xoá gì; mở quầy: máy sẽ đề nghị khôi phục từ bản sao lưu.',
    en: 'The data file cannot be read. Delete nothing; start the till: it offers to restore a backup.',
  },
  'data not-wal': {
    vi: 'Tệp dữ liệu không ở chế độ an toàn. Đừng mở nó bằng chương trình khác; mở lại quầy.',
    en: 'The data file is not in its safe mode. Open it with no other program; start the till again.',
  },
  'disk full': {
    vi: 'Ổ đĩa gần đầy. Xoá bớt tệp khác ngay, không xoá tệp của quầy.',
    en: 'The disk is nearly full. Delete other files now, none of the till’s.',
  },
  'disk low': {
    vi: 'Ổ đĩa sắp đầy. Dọn bớt tệp khác trong tuần này.',
    en: 'The disk is filling up. Make room this week.',
  },
  'disk long-wal': {
    vi: 'Tệp ghi tạm quá dài. Đóng quầy rồi mở lại.',
    en: 'The write-ahead log has grown long. Close the till and start it again.',
  },
  'disk silent': {
    vi: 'Ổ đĩa không cho biết còn trống bao nhiêu.',
    en: 'The disk does not say how much room is left.',
  },
  'chain broken': {
    vi: 'Nhật ký có chỗ hỏng. Đừng xoá gì; sao chép thư mục dữ liệu và gọi bộ phận hỗ trợ. Phiếu đã gửi vẫn ở trung tâm.',
    en: 'The journal is damaged. Delete nothing; copy the data folder and call support. What was sent is at the centre.',
  },
  'clock behind': {
    vi: 'Đồng hồ máy chạy sau giờ đã ghi. Chỉnh lại ngày giờ của máy.',
    en: 'The clock is behind what was already written. Set the computer’s date and time.',
  },
  'keys not-enrolled': {
    vi: 'Máy chưa ghép với trung tâm. Nhờ trung tâm tạo mã ghép máy.',
    en: 'This till is not enrolled. Ask the centre for a code.',
  },
  'keys no-key': {
    vi: 'Không thấy khoá của quầy trong chương trình này. Mở quầy ở nơi đã ghép, hoặc ghép lại máy.',
    en: 'The till’s key is not kept by this program. Open it where it was enrolled, or pair again.',
  },
  'keys other-key': {
    vi: 'Khoá trong máy là của quầy khác. Đừng bán; gọi bộ phận hỗ trợ.',
    en: 'The key here is another till’s. Do not sell; call support.',
  },
  'keys no-pepper': {
    vi: 'Chưa có hoặc mất khoá kiểm PIN. Nhờ trung tâm đặt lại PIN nếu không vào được.',
    en: 'What PINs are checked with is not there. Ask the centre to reset PINs if nobody can sign in.',
  },
  'keys no-safe': {
    vi: 'Máy này không có kho khoá của hệ điều hành, nên không giữ được khoá của quầy. Nhờ kỹ thuật cài kho khoá rồi mở lại.',
    en: 'This computer has no safe of the operating system, so it cannot keep the till’s key. Have one set up, then start the till again.',
  },
  'keys unprotected-safe': {
    vi: 'Kho khoá của hệ điều hành không khoá thật (kiểu basic_text): ai có ổ đĩa cũng đọc được. Nhờ kỹ thuật bật kho khoá (GNOME Keyring, KWallet) rồi mở lại.',
    en: 'The system’s safe protects nothing (its basic_text kind): whoever has the disk can read it. Have a real one set up (GNOME Keyring, KWallet), then start again.',
  },
  'keys locked': {
    vi: 'Không mở được kho khoá của hệ điều hành. Đăng nhập lại vào máy.',
    en: 'The system’s safe cannot be opened. Sign in to the computer again.',
  },
  'sync forked': {
    vi: 'Trung tâm giữ hai lịch sử của máy này. Báo văn phòng vào trang Chờ xử lý.',
    en: 'The centre keeps two histories of this till. Tell the office: page Suspense.',
  },
  'sync long-unsent': {
    vi: 'Có phiếu chờ gửi quá ba ngày. Kiểm tra mạng.',
    en: 'Slips have waited for more than three days. Check the network.',
  },
  'printer unknown': {
    vi: 'Có phiếu chưa rõ đã in hay chưa. Trả lời câu hỏi trên màn hình.',
    en: 'Nobody knows of some slips whether they came out. Answer the question on the screen.',
  },
  'printer waiting': {
    vi: 'Có phiếu chờ in. Kiểm tra giấy, nắp và dây của máy in.',
    en: 'Slips wait for paper. Check the printer’s paper, cover and cable.',
  },
  'backups none-yet': {
    vi: 'Chưa có bản sao lưu. Vào Sao lưu, bấm Sao lưu ngay.',
    en: 'There is no backup. Open Backups and press Back up now.',
  },
  'backups overdue': {
    vi: 'Lâu chưa sao lưu. Vào Sao lưu, bấm Sao lưu ngay.',
    en: 'No backup for too long. Open Backups and press Back up now.',
  },
  'backups second-missing': {
    vi: 'Không thấy ổ sao lưu thứ hai. Cắm lại ổ.',
    en: 'The second place is not there. Plug the disk in again.',
  },
  'backups no-second': {
    vi: 'Chưa có nơi sao lưu thứ hai. Vào Sao lưu, chọn một ổ USB.',
    en: 'There is no second place. Open Backups and choose a stick.',
  },
  'backups same-disk': {
    vi: 'Nơi sao lưu thứ hai cùng ổ với máy quầy. Chọn ổ khác.',
    en: 'The second place is on the same disk. Choose another.',
  },
  'versions newer-data': {
    vi: 'Dữ liệu do phiên bản mới hơn ghi. Cài phiên bản mới nhất.',
    en: 'A newer version wrote the data. Install the newest.',
  },
  'versions older-data': {
    vi: 'Dữ liệu sẽ được nâng cấp khi mở quầy.',
    en: 'The data is brought up to date when the till is started.',
  },
};

const WELL: Sentences = { vi: 'Tốt.', en: 'Well.' };

/** What the facts beside a finding are called; one without a name here is shown as it stands. */
const FACTS: Readonly<Record<string, Sentences>> = {
  freeMegabytes: { vi: 'còn trống (MB)', en: 'free (MB)' },
  walMegabytes: { vi: 'tệp ghi tạm (MB)', en: 'write-ahead log (MB)' },
  entries: { vi: 'số mục', en: 'entries' },
  epoch: { vi: 'đời máy', en: 'epoch' },
  sales: { vi: 'phiếu bán', en: 'sales' },
  minutes: { vi: 'phút', en: 'minutes' },
  safe: { vi: 'nơi giữ khoá', en: 'keys are in' },
  unsent: { vi: 'chưa gửi', en: 'not sent' },
  hoursSinceSync: { vi: 'giờ từ lần gửi cuối', en: 'hours since the last sync' },
  printers: { vi: 'máy in đã thêm', en: 'printers added' },
  waiting: { vi: 'phiếu chờ in', en: 'slips waiting' },
  unknown: { vi: 'chưa rõ đã in', en: 'nobody knows of' },
  kept: { vi: 'bản đang giữ', en: 'kept' },
  hoursSinceLast: { vi: 'giờ từ bản cuối', en: 'hours since the last' },
  overdueAfterHours: { vi: 'trễ sau (giờ)', en: 'overdue after (hours)' },
  secondPlace: { vi: 'có nơi thứ hai', en: 'second place' },
  program: { vi: 'chương trình', en: 'program' },
  schema: { vi: 'dữ liệu', en: 'data' },
  node: { vi: 'Node', en: 'Node' },
  sqlite: { vi: 'SQLite', en: 'SQLite' },
  system: { vi: 'hệ điều hành', en: 'system' },
  mode: { vi: 'chế độ', en: 'mode' },
  error: { vi: 'lỗi', en: 'error' },
};

const VALUES: Readonly<Record<string, Sentences>> = {
  true: { vi: 'có', en: 'yes' },
  false: { vi: 'không', en: 'no' },
  null: { vi: 'chưa có', en: 'none' },
  'safe system': { vi: 'kho của hệ điều hành', en: 'the system’s safe' },
  'safe files': { vi: 'tệp chỉ chủ máy đọc được', en: 'files that only their owner reads' },
};

/** The facts of a finding, each as a name and a value. */
export function factsInWords({ facts }: Finding, language: Language): string[] {
  return Object.entries(facts).map(([name, value]) => {
    const said = (VALUES[`${name} ${String(value)}`] ?? VALUES[String(value)])?.[language];
    return `${FACTS[name]?.[language] ?? name}: ${said ?? String(value)}`;
  });
}

/** The whole report as it is read out, copied or printed: a part, its facts, and what to do. */
export function reportText(found: readonly Finding[], language: Language): string {
  return found
    .map((each) =>
      [
        `${SIGNS[each.health]} ${PART_NAMES[each.part][language]}: ${factsInWords(each, language).join(' · ')}`,
        `    ${adviceFor(each)[language]}`,
      ].join('\n'),
    )
    .join('\n');
}

export function adviceFor({ part, found }: Finding): Sentences {
  return ADVICE[`${part} ${found}`] ?? WELL;
}
