const KEY = 'quay.token';

/** The web host's key, out of the address it printed. Kept for this origin and taken out of the address bar. */
export function takeToken(): string {
  const given = decodeURIComponent(location.hash.slice(1));
  if (given !== '') {
    localStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return localStorage.getItem(KEY) ?? '';
}
