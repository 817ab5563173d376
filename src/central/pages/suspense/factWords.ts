import type { TFunction } from 'i18next';
import { vi } from '../words/vi.ts';

type Fact = keyof typeof vi.suspense.facts;

/** What an entry keeps under a name, in words; a name that nobody put into words stands as it is. */
export function factWords(t: TFunction, name: string): string {
  return Object.hasOwn(vi.suspense.facts, name) ? t(`suspense.facts.${name as Fact}`) : name;
}
