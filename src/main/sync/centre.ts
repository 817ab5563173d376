import type { z } from 'zod';

/** Nothing came back, or not what our protocol says: the till keeps everything and tries again later. */
export class CentreTrouble extends Error {
  readonly kind: 'unreachable' | 'answered-badly';

  constructor(kind: CentreTrouble['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** A slow line at the far end of a province is waited for; a dead one is given up. */
const REPLY_WITHIN = 30_000;

export type CentreRequest = {
  readonly url: string;
  readonly path: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts when the till closes. */
  readonly signal: AbortSignal;
};

/**
 * One POST to the centre.
 * @returns the reply's text
 * @throws CentreTrouble
 */
export async function post(request: CentreRequest): Promise<string> {
  const response = await send(request);
  return response.text().catch((cause: unknown) => {
    throw unanswered(request, cause);
  });
}

/**
 * The same, for who reads the body as it comes.
 * @throws CentreTrouble
 */
export async function send(request: CentreRequest): Promise<Response> {
  try {
    const response = await fetch(below(request.url, request.path), {
      method: 'POST',
      body: Buffer.from(request.body),
      headers: request.headers,
      redirect: 'error',
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(REPLY_WITHIN)]),
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new CentreTrouble(troubleOf(response.status), `HTTP ${response.status} for ${request.path}`);
  } catch (error) {
    if (error instanceof CentreTrouble) throw error;
    throw unanswered(request, error);
  }
}

function unanswered({ url }: CentreRequest, cause: unknown): CentreTrouble {
  return new CentreTrouble('unreachable', `no answer from ${url}`, { cause });
}

/** 5xx, from the centre or from what stands before it: it cannot now, and there is nothing wrong with what we asked. */
function troubleOf(status: number): CentreTrouble['kind'] {
  return status >= 500 ? 'unreachable' : 'answered-badly';
}

/** A centre may stand below a path of its host: `https://host/quay/` and `/sync/v1/pull`. */
function below(centreUrl: string, path: string): URL {
  const url = new URL(centreUrl);
  url.pathname = url.pathname.replace(/\/$/, '') + path;
  return url;
}

/** @throws CentreTrouble where the text is not what the schema says */
export function parseReply<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new CentreTrouble('answered-badly', 'the centre answered something else than the protocol says', {
      cause: error,
    });
  }
}
