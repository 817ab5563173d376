import { setTimeout } from 'node:timers/promises';
import type { Centre } from '../../src/central/index.ts';
import type { MarketAsked } from '../../src/central/office/api/market.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import { must } from '../../src/shared/must.ts';
import { enrolTill, NOON, pushBody, sendPush, testTill, tillIdentity } from '../support/testCentre.ts';
import type { Finding } from './figure.ts';
import { median } from './measure.ts';

const TILLS = 4;
/** Batches of a till in one round, and sales of a batch: each round takes a few seconds. */
const BATCHES = 20;
const SALES = 100;
const ROUNDS = 5;
/** ms between an answer and the next question of somebody who looks through the page. */
const READING = 1_000;

/** What comes in while somebody looks through the market's page, beside what comes in while nobody does: in turns, in one run. */
export async function ingestBeside(
  centre: Centre,
  outlet: Outlet,
  questions: readonly MarketAsked[],
): Promise<Finding> {
  const piles = await Promise.all(Array.from({ length: TILLS }, () => pileOf(centre, outlet)));
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await takeIn(centre, piles));
    const reader = lookThrough(centre, questions);
    beside.push(await takeIn(centre, piles));
    await reader.end();
  }
  return {
    name: 'market.ingest-beside',
    value: median(beside),
    unit: 'sales/s',
    baseline: median(alone),
    goal: { of: 'ratio', atLeast: 0.8 },
    note: `of ${TILLS} tills, stored and added to the sums, while somebody asks the page anew a second after each answer; beside nobody`,
  };
}

/** Batches of one till, in order; what is taken is gone. */
async function pileOf(centre: Centre, outlet: Outlet): Promise<Buffer[]> {
  const identity = tillIdentity();
  const code = must(await centre.makeEnrolCode(outlet.id), 'a code');
  const reply = await enrolTill(centre.url, code, identity);
  if (reply.answer !== 'enrolled') throw new Error(`a till was not let in: ${reply.why}`);
  const till = testTill({
    url: centre.url,
    now: () => NOON,
    ...identity,
    number: reply.till,
    entries: [],
    outlet,
  });
  return Array.from({ length: 2 * ROUNDS * BATCHES }, (_, nth) => {
    for (let sale = 0; sale < SALES; sale += 1) till.sell(LINES);
    return pushBody(till, till.entries, { fromSeq: nth * SALES + 1, toSeq: (nth + 1) * SALES });
  });
}

const LINES = ['sp-1', 'sp-2', 'sp-3'].map((product, nth) => ({ product, price: 65_000 + nth * 5_000 }));

/** @returns sales a second, until the last of them is in the sums */
async function takeIn(centre: Centre, piles: readonly Buffer[][]): Promise<number> {
  const begun = performance.now();
  await Promise.all(piles.map((pile) => sendAll(centre.url, pile.splice(0, BATCHES))));
  await centre.idle();
  return (TILLS * BATCHES * SALES * 1_000) / (performance.now() - begun);
}

async function sendAll(url: string, bodies: readonly Buffer[]): Promise<void> {
  for (const body of bodies) {
    const { answer } = await sendPush(url, body);
    if (answer !== 'stored') throw new Error(`the centre answered ${answer}`);
  }
}

function lookThrough(centre: Centre, questions: readonly MarketAsked[]): { readonly end: () => Promise<void> } {
  const looking = new AbortController();
  const ended = (async () => {
    for (let at = 0; !looking.signal.aborted; at += 1) {
      await centre.call('market.show', questions[at % questions.length] as MarketAsked);
      await setTimeout(READING);
    }
  })();
  return {
    end: () => {
      looking.abort();
      return ended;
    },
  };
}
