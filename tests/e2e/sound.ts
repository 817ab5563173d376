import { faults, RULES_OF_LOOKS, RULES_OF_WORDS } from './axe.ts';
import { expect, type Page } from './shop.ts';

/** By day and by night, with text as it is and large: colours do not follow the size, so these two stand for all four. Each asks only what no look before it has answered. */
const LOOKS = [
  { colorScheme: 'light', size: 'normal', firstLanguage: undefined, secondLanguage: RULES_OF_WORDS },
  { colorScheme: 'dark', size: 'large', firstLanguage: RULES_OF_LOOKS, secondLanguage: [] },
] as const;

/** Words that do not fit where they stand, and what lies outside the window: by what they say. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const each of document.body.querySelectorAll('*')) {
      if (!each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { overflowX, textOverflow, clipPath } = getComputedStyle(each);
      const { left, right } = each.getBoundingClientRect();
      const isClipped =
        (overflowX === 'hidden' || overflowX === 'clip') && textOverflow !== 'ellipsis' && clipPath === 'none';
      const isCut = isClipped && each.scrollWidth - each.clientWidth > 1;
      const scrolls = (up: Element | null): boolean =>
        up !== null && (/auto|scroll/.test(getComputedStyle(up).overflowX) || scrolls(up.parentElement));
      const isOutside = each.matches('button, input, h1, h2, [role="dialog"]') && (left < -1 || right > innerWidth + 1);
      if (isCut || (isOutside && !scrolls(each.parentElement)))
        found.push(`cut off: ${each.className} “${(each.textContent ?? '').trim().slice(0, 40)}”`);
    }
    return found;
  });
}

/** Keys and fields a finger does not hit: by what they say. A box to tick is as large as the words that are pressed with it. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    for (const each of document.querySelectorAll('button, select, input, [role="option"], [role="dialog"] a')) {
      if (!each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const touched = each.matches('input') ? (each.closest('label') ?? each) : each;
      const { width, height } = touched.getBoundingClientRect();
      // What hides behind a drawn one is touched there.
      if (each.matches('input') && Math.min(each.clientWidth, each.clientHeight) <= 1) continue;
      if (Math.min(width, height) < least - 0.5)
        found.push(
          `small: ${Math.round(width)} × ${Math.round(height)} “${(each.textContent || each.getAttribute('aria-label') || each.id || each.className).trim().slice(0, 40)}”`,
        );
    }
    return found;
  }, TOUCHED);
}

/** px of the screen that a finger needs. */
const TOUCHED = 44;

/** Looks at the screen as it stands in every look, and goes on past what it finds, so that one walk tells all. */
export async function expectSound(page: Page, what: string): Promise<void> {
  // Colours and places do not speak: in the second language the words and the room they take are what is new.
  const isFirst = (await page.locator('html').getAttribute('lang')) === 'vi';
  for (const { colorScheme, size, firstLanguage, secondLanguage } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate((wanted) => {
      document.documentElement.dataset['size'] = wanted;
    }, size);
    const wrong = faults(page, isFirst ? firstLanguage : secondLanguage);
    const found = [...(await wrong), ...(await cutOff(page)), ...(size === 'normal' ? await tooSmall(page) : [])];
    expect.soft(found, `${what}, ${colorScheme}, ${size} text`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => delete document.documentElement.dataset['size']);
}
