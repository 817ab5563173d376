import { TillUnusable } from '../../db/unusable.ts';
import { KeyringUnusable } from '../../keyringUnusable.ts';
import { type Sentences, whyUnusable } from '../unusable.ts';
import { WrongFlag } from './flags.ts';
import { NativeModuleChanged } from './nativeModule.ts';

/** What the person at the counter reads when the till cannot start: what happened, what is safe, what to do. */
export type StartTrouble = { readonly title: string; readonly text: string };

const SAFE: Sentences = {
  vi: 'Không có dữ liệu nào bị mất hay bị thay đổi.',
  en: 'Nothing was lost or changed.',
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
  locked: {
    vi: 'Không mở được khoá của quầy. Hãy đăng nhập máy bằng đúng tài khoản đã dùng khi đăng ký quầy.',
    en: "The till's key cannot be opened. Sign in to the computer with the account that enrolled this till.",
  },
};

/** Says any failure to start in both languages. What only a developer understands goes to the log, named here. */
export function startTrouble(error: unknown, logFile: string | undefined): StartTrouble {
  const { vi, en } = sentences(error, logFile);
  const safe = error instanceof TillUnusable && mayBeLost(error) ? undefined : SAFE;
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

/** Only of these we cannot promise that nothing is gone: something outside the till has touched its file. */
function mayBeLost({ reason }: TillUnusable): boolean {
  return TOUCHED.has(reason);
}

const TOUCHED: ReadonlySet<TillUnusable['reason']> = new Set(['damaged', 'emptied', 'missing', 'behind', 'another']);

function sentences(error: unknown, logFile: string | undefined): Sentences {
  if (error instanceof TillUnusable) return whyUnusable(error);
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
