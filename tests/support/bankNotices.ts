import { createHmac } from 'node:crypto';

export type NoticeParts = { readonly id: string; readonly amount: number; readonly text: string; readonly at?: number };

/** Sends a notice as a bank does, written from docs/central.md and not with the centre's own code. */
export function tellOfTransfer(
  centre: string,
  { secret, now }: { readonly secret: string; readonly now: number },
  notice: NoticeParts & Record<string, unknown>,
): Promise<Response> {
  const body = JSON.stringify({ at: now, ...notice });
  const time = String(now);
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return fetch(`${centre}/bank/notices`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'quay-bank-time': time, 'quay-bank-signature': signature },
  });
}
