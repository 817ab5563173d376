import type { Day } from '../day.ts';
import { type Dong, divideRounded, dong } from '../money.ts';
import { type Quantity, quantity } from '../quantity.ts';
import { daysIn } from './gs1/days.ts';
import type { Element } from './gs1/elements.ts';

/** What a GS1 label says of one thing beside which product it is. */
export type LabelSays = {
  readonly lot?: string;
  readonly serial?: string;
  /** The last day it may be used (AI 17, 7003). */
  readonly expires?: Day;
  /** AI 15. */
  readonly bestBefore?: Day;
  /** AI 16. */
  readonly sellBy?: Day;
  /** AI 11. */
  readonly produced?: Day;
  /** Net, thousandths of a kilogram (AI 310n). */
  readonly weight?: Quantity;
  /** AI 30. */
  readonly count?: number;
  /** For the whole of it (AI 392n, 393n in đồng). */
  readonly price?: Dong;
};

/** ISO 4217. */
const DONG_NUMBER = '704';

/**
 * @param elements as GS1's rules let them stand
 * @param today which century a year of two digits is in
 */
export function labelSays(elements: readonly Element[], today: Day): LabelSays {
  const said: { -readonly [Fact in keyof LabelSays]: LabelSays[Fact] } = {};
  for (const [ai, value] of elements) Object.assign(said, factOf(ai, value, today));
  return said;
}

function factOf(ai: string, value: string, today: Day): LabelSays {
  switch (ai) {
    case '10':
      return { lot: value };
    case '21':
      return { serial: value };
    case '17':
    case '7003':
      return { expires: dayIn(value, today) };
    case '15':
      return { bestBefore: dayIn(value, today) };
    case '16':
      return { sellBy: dayIn(value, today) };
    case '11':
      return { produced: dayIn(value, today) };
    case '30':
      return { count: Number(value) };
    default:
      return ai.length === 4 ? measureOf(ai, value) : {};
  }
}

/** The last digit of these AIs says how many of the value's digits stand behind the point. */
function measureOf(ai: string, value: string): LabelSays {
  const decimals = Number(ai.at(-1));
  if (ai.startsWith('310')) return { weight: kilograms(value, decimals) };
  if (ai.startsWith('392')) return priceOf(value, decimals);
  if (ai.startsWith('393') && value.startsWith(DONG_NUMBER)) return priceOf(value.slice(3), decimals);
  return {};
}

function kilograms(value: string, decimals: number): Quantity {
  const thousandths = Number(value) * 1000;
  return quantity(divideRounded(thousandths, 10 ** decimals));
}

/** Nothing of a price that is no whole đồng, or past all money. */
function priceOf(value: string, decimals: number): LabelSays {
  const price = Number(value) / 10 ** decimals;
  return Number.isSafeInteger(price) ? { price: dong(price) } : {};
}

/** @param text beginning with YYMMDD; 00 for the day is the month's last. The year is within 50 of today's (General Specifications §7.12). */
function dayIn(text: string, today: Day): Day {
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  const near = century + Number(text.slice(0, 2));
  const year = near - now > 50 ? near - 100 : near - now < -49 ? near + 100 : near;
  const month = text.slice(2, 4);
  const day = text.slice(4, 6) === '00' ? daysIn(year, Number(month)) : text.slice(4, 6);
  return `${year}-${month}-${day}` as Day;
}

/** The day past which it may not be sold, the earliest where it says several. */
export function lastDayOf({ expires, bestBefore, sellBy }: LabelSays): Day | undefined {
  return [expires, bestBefore, sellBy].filter((day) => day !== undefined).toSorted()[0];
}
