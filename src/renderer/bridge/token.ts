/** Where a page keeps its key: the till's own screen and the customer display each have another. */
export type TokenKey = 'quay.token' | 'quay.display-token';

/** The web host's key, out of the address it printed. Kept for this origin and taken out of the address bar. */
export function takeToken(key: TokenKey): string {
  const given = decodeURIComponent(location.hash.slice(1));
  if (given !== '') {
    localStorage.setItem(key, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return localStorage.getItem(key) ?? '';
}
