import { DatabaseUnusable } from '../../db/unusable.ts';
import { WrongFlag } from './flags.ts';
import { KeyringUnusable } from './keyring.ts';
import { NativeModuleChanged } from './nativeModule.ts';

/** What the person at the counter reads when the till cannot start: what happened, what is safe, what to do. */
export type StartTrouble = { readonly title: string; readonly text: string };

type Sentences = { readonly vi: string; readonly en: string };

const SAFE: Sentences = {
  vi: 'Không có dữ liệu nào bị mất hay bị thay đổi.',
  en: 'Nothing was lost or changed.',
};

const DATABASE: Readonly<Record<DatabaseUnusable['reason'], Sentences>> = {
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
  'wrong-pragma': {
    vi: 'Ổ đĩa này không bảo đảm giữ được giao dịch khi mất điện. Hãy đặt thư mục dữ liệu lên ổ đĩa trong máy.',
    en: 'This disk cannot promise to keep a sale through a power cut. Put the data folder on a disk of this computer.',
  },
};

const KEYRING: Readonly<Record<KeyringUnusable['trouble'], Sentences>> = {
  'no-safe': {
    vi: 'Hệ điều hành chưa mở kho khoá bảo mật nên không đọc được khoá của quầy. Hãy đăng nhập lại vào máy rồi mở lại.',
    en: "The operating system's safe is not available, so the till's key cannot be read. Sign in to the computer again.",
  },
  'unprotected-safe': {
    vi: 'Máy này không có kho khoá bảo mật. Hãy cài GNOME Keyring hoặc KWallet, đăng nhập lại rồi mở lại.',
    en: 'This computer has no protected safe for keys. Install GNOME Keyring or KWallet, sign in again and restart.',
  },
  elsewhere: {
    vi: 'Khoá của quầy này không nằm trong chương trình này: quầy đã đăng ký trên máy khác hoặc trong trình duyệt. Hãy mở quầy ở nơi đã đăng ký.',
    en: "This till's key is not kept by this program: it was enrolled on another computer, or in the browser. Open it where it was enrolled.",
  },
  locked: {
    vi: 'Không mở được khoá của quầy. Hãy đăng nhập máy bằng đúng tài khoản đã dùng khi đăng ký quầy.',
    en: "The till's key cannot be opened. Sign in to the computer with the account that enrolled this till.",
  },
};

/** Says any failure to start in both languages. What only a developer understands goes to the log, named here. */
export function startTrouble(error: unknown, logFile: string | undefined): StartTrouble {
  const { vi, en } = sentences(error, logFile);
  const safe = error instanceof DatabaseUnusable && mayBeLost(error) ? undefined : SAFE;
  return {
    title: 'Quầy OCOP không mở được · The till cannot start',
    text: [join(vi, safe?.vi), join(en, safe?.en)].join('\n\n'),
  };
}

/** For a till that opens but has no safe place for a key, and therefore cannot be enrolled. */
export function keyringWarning(trouble: KeyringUnusable['trouble']): StartTrouble {
  const { vi, en } = KEYRING[trouble];
  return {
    title: 'Chưa thể đăng ký quầy · This till cannot be enrolled yet',
    text: `${vi}\n\n${en}`,
  };
}

/** Only of these two we cannot promise that nothing is gone: something outside the till has touched its file. */
function mayBeLost({ reason }: DatabaseUnusable): boolean {
  return reason === 'damaged' || reason === 'emptied';
}

function sentences(error: unknown, logFile: string | undefined): Sentences {
  if (error instanceof DatabaseUnusable) return DATABASE[error.reason];
  if (error instanceof KeyringUnusable) return KEYRING[error.trouble];
  if (error instanceof NativeModuleChanged) return TAMPERED;
  if (error instanceof WrongFlag) {
    return { vi: `Lệnh mở quầy không đúng: ${error.message}.`, en: `Wrong command line: ${error.message}.` };
  }
  const facts = logFile ?? String(error);
  return {
    vi: `Có lỗi khi mở quầy. Hãy mở lại; nếu vẫn lỗi, gửi thông tin này cho bộ phận hỗ trợ: ${facts}.`,
    en: `Something went wrong while starting. Start again; if it stays, give this to support: ${facts}.`,
  };
}

const TAMPERED: Sentences = {
  vi: 'Một tệp của chương trình đã bị thay đổi sau khi cài đặt. Hãy cài lại phần mềm từ nguồn chính thức.',
  en: 'A file of the program was changed after installation. Install it again from the official source.',
};

function join(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}
