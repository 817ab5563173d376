import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { lan } from '../../support/aDesk.ts';
import { aStaffedTill, withPins } from '../../support/aStaffedTill.ts';

const ATTACKER = join(import.meta.dirname, '../../support/pinAttacker.ts');

/** Lets the attacker in, and kills it right after so many answers. */
async function attack(folder: string, answers: number): Promise<string[]> {
  const child = spawn(process.execPath, [ATTACKER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const heard: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    heard.push(line);
    if (heard.length >= answers) child.kill('SIGKILL');
  }
  await ended;
  return heard;
}

test('killed in the middle of its tries again and again, a till gives no more of them: five, and then the wait', async () => {
  let till = await withPins(aStaffedTill());
  till.desk.db.close();
  const heard: string[] = [];
  for (const answers of [1, 2, 1, 3, 1, 2]) heard.push(...(await attack(till.folder, answers)));
  till = till.reopened();
  const row = till.desk.db.get<{ tries: number }>('SELECT tries FROM pin WHERE staff = ?', lan.id);
  const looked = heard.filter((answer) => answer === 'wrong-pin').length;
  expect(row?.tries).toBe(5);
  // What was killed between counting and looking is counted all the same.
  expect(looked).toBeLessThanOrEqual(4);
  expect(heard.at(-1)).toBe('pin-wait');
}, 60_000);
