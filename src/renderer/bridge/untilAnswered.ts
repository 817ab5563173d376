import { ConnectionLost, whenUp } from './connection.ts';

/** Asks again when the line breaks before the answer. Safe only for what carries its own id: asked for twice, it is one. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (why) {
      if (!(why instanceof ConnectionLost)) throw why;
      await whenUp();
    }
  }
}
