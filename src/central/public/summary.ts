import type { Site } from './frame.ts';
import type { Good } from './good.ts';

/** Characters of a description that search engines and chat programs show. */
const LENGTH = 160;

/** One sentence of a product: its story's beginning, or who makes it where. */
export function summaryOf({ words, spoken }: Site, good: Good): string {
  const { product, producer, commune, certificate, story } = good;
  const told = spoken.language === 'en' ? (story?.en ?? '') : (story?.vi ?? '');
  const said = [
    certificate && words.ocopStars(certificate.stars),
    producer && `${words.madeBy}: ${producer.name}`,
    commune,
  ];
  return shortened(
    told.replaceAll(/\s+/g, ' ') ||
      [spoken.language === 'en' ? (product.nameEn ?? product.name) : product.name, ...said].filter(Boolean).join(' · '),
  );
}

function shortened(text: string): string {
  if (text.length <= LENGTH) return text;
  const cut = text.slice(0, LENGTH).lastIndexOf(' ');
  return `${text.slice(0, cut > 0 ? cut : LENGTH)}…`;
}
