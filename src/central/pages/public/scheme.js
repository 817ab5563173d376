// Runs before the first paint, so that a reader of the dark pages is not flashed white on every load.
{
  const scheme = localStorage.getItem('quay.scheme');
  if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.scheme = scheme;
}
