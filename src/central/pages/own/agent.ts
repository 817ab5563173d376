/** In this order: Edge calls itself Chrome, too, and Chrome Safari. */
const BROWSERS = [
  ['Edge', /Edg\//],
  ['Cốc Cốc', /coc_coc/i],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;
const SYSTEMS = [
  ['Android', /Android/],
  ['iPhone', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** A browser and its system by their names, as far as it says them; so that somebody knows their own again. */
export function agentInWords(agent: string): string {
  const [browser] = BROWSERS.find(([, sign]) => sign.test(agent)) ?? [undefined];
  const [system] = SYSTEMS.find(([, sign]) => sign.test(agent)) ?? [undefined];
  return [browser, system].filter((name) => name !== undefined).join(' · ') || agent.slice(0, 40);
}
