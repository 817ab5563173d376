import { z } from 'zod';

export const Language = z.enum(['vi', 'en']);
export type Language = z.infer<typeof Language>;

/** Which language a page is in, and whether whoever reads it chose it. */
export type Spoken = { readonly language: Language; readonly chosen: boolean };

/**
 * What was chosen, else what the browser says (`Accept-Language`, RFC 9110 §12.5.4): Vietnamese for whoever reads it, and for whoever
 * says nothing; English for all others.
 */
export function spokenTo(chosen: unknown, accepted: string | undefined): Spoken {
  const read = Language.safeParse(chosen).data;
  if (read) return { language: read, chosen: true };
  if (accepted === undefined || accepted.trim() === '') return { language: 'vi', chosen: false };
  const weights = { vi: weightOf(accepted, 'vi'), en: weightOf(accepted, 'en') };
  return { language: weights.vi > 0 && weights.vi >= weights.en ? 'vi' : 'en', chosen: false };
}

function weightOf(accepted: string, language: Language): number {
  let weight = 0;
  for (const range of accepted.split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    if (tag !== language && tag !== '*' && !tag.startsWith(`${language}-`)) continue;
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((each) => each !== undefined);
    weight = Math.max(weight, q === undefined ? 1 : Number(q) || 0);
  }
  return weight;
}
