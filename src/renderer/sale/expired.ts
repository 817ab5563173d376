import { t } from 'i18next';
import { formatDay } from '../../shared/day.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import { say } from '../notice.ts';
import { namedIn, sentenceFor } from '../words/sentence.ts';

/**
 * Where goods were refused because they are expired, and somebody may let them be sold: says so, and offers to ask for that leave. Never
 * asked for by itself, or the PIN becomes a habit.
 * @param again the same once more, with what leave is asked for in words
 * @returns null where it was offered, and otherwise the reply
 */
export function offerExpired<T>(reply: T | Refusal, again: (what: string) => void): T | Refusal | null {
  if (!isExpired(reply) || !reply.leave) return reply;
  const what = t('codes.expiredLeave', { name: namedIn(reply, t), day: formatDay(reply.day) });
  say('stop', sentenceFor(reply), { words: t('codes.sellExpired'), act: () => again(what), key: 'KeyB' });
  return null;
}

function isExpired(reply: unknown): reply is RefusalOf<'stock-expired'> {
  return isRefusal(reply) && reply.refused === 'stock-expired';
}
