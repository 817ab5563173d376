import type { CustomScheme } from 'electron';

/**
 * The screens come from `app://quay/`, never from `file:`: a scheme of our own has one origin, its own list of files
 * and no way to anything else on the disk.
 */
export const ENTRY = 'app://quay/index.html';
/** The customer display's page. */
export const DISPLAY_ENTRY = 'app://quay/display.html';
const PROTOCOL = 'app:';
const HOST = 'quay';

/** Must be registered before the app is ready. It gets no `bypassCSP` and no service workers. */
export const scheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/**
 * Whether a URL is of our own pages. By protocol and host: the `origin` of a scheme Node does not know is the text
 * `null`, and a test by prefix would let `app://quay.evil.example` in.
 */
export function isOurs(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === PROTOCOL && parsed.host === HOST && !hasCredentials(parsed);
}

/** A page of ours to be in; what comes after `#` or `?` is the page's own business. */
export function isEntry(url: string): boolean {
  const path = URL.parse(url)?.pathname;
  return isOurs(url) && (path === '/' || path === '/index.html' || path === '/display.html');
}

function hasCredentials(url: URL): boolean {
  return url.username !== '' || url.password !== '';
}
