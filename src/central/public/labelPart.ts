import { lastDayOf } from '../../shared/barcode/labelSays.ts';
import { Day, formatDay } from '../../shared/day.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import type { Site } from './frame.ts';
import { type Html, html } from './html.ts';
import type { Label } from './read.ts';

/**
 * What the label says, and what the programme knows of its lot.
 * @param lotExpires the lot's last day as it was received; null where it has none, undefined where nobody knows the lot
 */
export function labelPart(site: Site, label: Label, lotExpires: string | null | undefined): Html | undefined {
  const { words } = site;
  const facts = factsOf(site, label, lotExpires);
  const notes = [
    label.carton && words.carton,
    label.faulty && words.labelFault,
    label.lot !== undefined && lotExpires === undefined && words.lotUnknown,
  ].filter((note) => typeof note === 'string');
  if (facts.length === 0 && notes.length === 0) return undefined;
  return html`<section class="label" aria-labelledby="label"><h2 id="label">${words.lotSays}</h2>
${facts.length > 0 && html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
${notes.map((note) => html`<p class="soft">${note}</p>`)}</section>`;
}

const day = (each: Day | undefined): string => (each ? formatDay(each) : '');

function factsOf({ words }: Site, label: Label, lotExpires: string | null | undefined): (readonly [string, string])[] {
  const { lot, serial, expires, bestBefore, produced, weight } = label;
  const known = Day.safeParse(lotExpires).data;
  return (
    [
      [words.lot, lot ?? ''],
      [words.serial, serial ?? ''],
      [words.expires, day(expires ?? (bestBefore ? undefined : known))],
      [words.bestBefore, day(bestBefore)],
      [words.produced, day(produced)],
      [words.weight, weight === undefined ? '' : `${formatQuantity(weight)} kg`],
    ] as const
  ).filter(([, value]) => value !== '');
}

/** The last day of what is in somebody's hand, where it is over. */
export function overSince(label: Label, lotExpires: string | null | undefined, today: Day): Day | undefined {
  const last = lastDayOf(label) ?? Day.safeParse(lotExpires).data;
  return last !== undefined && last < today ? last : undefined;
}
