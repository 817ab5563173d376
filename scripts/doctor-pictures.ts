import type { BrowserContext, Page } from '@playwright/test';
import { openForBusiness, openShop, tapPin } from '../tests/e2e/shop.ts';

type Take = (page: Page, name: string) => Promise<void>;

/** Pictures of what the doctor finds at a till that was never backed up, and of the bundle as it is read before it is saved. */
export async function takeDoctor(context: BrowserContext, take: Take): Promise<void> {
  const { shop, close } = await openShop();
  try {
    const page = await context.newPage();
    await openForBusiness(page, shop);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByTestId('menu').click();
    await page.getByTestId('menu-doctor').click();
    await page.getByTestId('doctor-standing').waitFor();
    await page.mouse.move(0, 0);
    await take(page, 'doctor');
    await page.getByTestId('doctor-bundle').click();
    await tapPin(page);
    await page.getByRole('button', { name: 'settings.json' }).click();
    await take(page, 'support-bundle');
  } finally {
    await close();
  }
}
