import type { Story } from '../../shared/catalogue/story.ts';
import type { Site } from './frame.ts';
import { type Html, html } from './html.ts';

export function storyText({ spoken, words }: Site, { vi, en }: Story): Html {
  const isEnglish = en !== undefined && (spoken.language === 'en' || vi === '');
  const isOther = spoken.language === 'en' && !isEnglish;
  const text = isEnglish ? en : vi;
  return html`${isOther && html`<p class="soft">${words.otherLanguage}:</p>`}<div lang="${isEnglish ? 'en' : 'vi'}">${text
    .split(/\n\n+/)
    .map((paragraph) => html`<p>${linesOf(paragraph)}</p>`)}</div>`;
}

function linesOf(paragraph: string): Html[] {
  return paragraph.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`);
}
