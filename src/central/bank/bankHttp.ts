import type { FastifyInstance } from 'fastify';
import { paths, SIGNATURE_HEADER } from '../../shared/sync/protocol.ts';
import { bytesOf } from '../bytesOf.ts';
import { type AskDesk, answerTill } from './ask.ts';
import { BANK_SIGNATURE_HEADER, NOTICES_PATH, type NoticeAnswer, TIME_HEADER, takeNotice } from './notice.ts';

const NOTICE_LIMIT = 16_384;

/** The bank's way in, and the tills' question of what came. */
export function bindBank(app: FastifyInstance, desk: AskDesk): void {
  app.post(NOTICES_PATH, { bodyLimit: NOTICE_LIMIT }, async (request, reply) => {
    const { headers } = request;
    const signed = { time: headers[TIME_HEADER], signature: headers[BANK_SIGNATURE_HEADER] };
    const answer = await takeNotice(desk, bytesOf(request), signed);
    return reply.code(codeOf(answer)).send(answer);
  });
  app.post(paths.bank, { bodyLimit: NOTICE_LIMIT }, async (request, reply) => {
    const answer = await answerTill(desk, bytesOf(request), request.headers[SIGNATURE_HEADER]);
    return typeof answer === 'string' ? reply.type('application/x-ndjson; charset=utf-8').send(answer) : answer;
  });
}

/** Banks go by the number alone: 2xx is taken, anything else they send again or show to somebody. */
function codeOf(answer: NoticeAnswer): number {
  if (answer.answer !== 'refused') return 200;
  return { 'bad-signature': 401, malformed: 400, 'other-amount': 409 }[answer.why];
}
