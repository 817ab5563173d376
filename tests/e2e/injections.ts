import { expect, type Page } from './shop.ts';

/** Ways to bring a script in, or to reach out. Whichever runs says so in `__ran`. */
export const INJECTIONS: readonly string[] = [
  '<script>globalThis.__ran=1</script>',
  '<img src="data:," onerror="globalThis.__ran=2">',
  '<svg onload="globalThis.__ran=3"></svg>',
  '<iframe src="https://evil.example/"></iframe>',
  '<a href="javascript:globalThis.__ran=5">x</a>',
  '<form action="https://evil.example/"><button>x</button></form>',
  '<base href="https://evil.example/">',
  '<object data="https://evil.example/x.swf"></object>',
  '<embed src="https://evil.example/x.pdf">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<script src="https://evil.example/x.js"></script>',
  '<img src="https://evil.example/x.png">',
];

/**
 * Each injection into every text field that can be seen, as a keyboard or a scanner would leave it there, and drawn before
 * the next; then the field is as it was. @returns how many fields there were
 */
export function typeIntoAll(page: Page): Promise<number> {
  return page.evaluate(async (texts) => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it is the page that runs this, alone
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- as above
    const put = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
      // React watches the property of the element itself; a browser writes to the one below it.
      const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].filter(
      (field) =>
        !/^(checkbox|radio|file|range|color|date|time|hidden)$/.test(field.type) &&
        !field.disabled &&
        !field.readOnly &&
        field.checkVisibility(),
    );
    const before = fields.map(({ value }) => value);
    for (const text of texts) {
      for (const field of fields) put(field, text);
      await drawn();
    }
    for (const [at, field] of fields.entries()) put(field, before[at] ?? '');
    await drawn();
    return fields.length;
  }, INJECTIONS);
}

/** Puts each into the page past all our code, as whoever found a hole in it could, so that the policy alone is left. */
export async function forceAll(page: Page, reports: readonly string[]): Promise<void> {
  for (const injection of INJECTIONS) {
    const before = reports.length;
    await page.evaluate((text) => {
      // Unlike innerHTML this makes scripts that run.
      document.body.append(document.createRange().createContextualFragment(text));
      document.body.querySelector<HTMLElement>(':scope > a:last-child, :scope > form:last-child > button')?.click();
    }, injection);
    await expect.poll(() => reports.length, `${injection} is reported`).toBeGreaterThan(before);
    expect(await whatRan(page), injection).toBeUndefined();
  }
}

export function whatRan(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as { readonly __ran?: unknown }).__ran);
}
