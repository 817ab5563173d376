import type { Page } from './shop.ts';

/** What becomes of the till's answer to one call on its way to the page. */
type Fate = { readonly call: string /** ms; absent: it is lost, once. */; readonly late?: number };

/** Between page and till, from the next time the page is opened: one call's answer comes late, or is lost once. */
export async function troubleAnswers(page: Page, { call, late }: Fate): Promise<void> {
  let isOver = false;
  await page.routeWebSocket(/./, (line) => {
    const till = line.connectToServer();
    const meant = new Set<unknown>();
    line.onMessage((message) => {
      const { id, name } = JSON.parse(String(message)) as { readonly id?: unknown; readonly name?: unknown };
      if (name === call && !isOver) meant.add(id);
      till.send(message);
    });
    till.onMessage((message) => {
      const { id } = JSON.parse(String(message)) as { readonly id?: unknown };
      if (!meant.has(id)) return line.send(message);
      if (late !== undefined) return void setTimeout(() => line.send(message), late);
      isOver = true;
    });
  });
}
