/** What becomes of characters a person types while no field has the focus. */
export type Typing = {
  /** Whether anybody wants them now. */
  readonly wants: () => boolean;
  readonly take: (text: string) => void;
  /** Remembers how things stand. @returns how to put them back: what was taken since was a scanner's */
  readonly mark: () => () => void;
};

/**
 * ms. So long is a character kept back, in case it is a scanner's first: most type faster. A slower one's is taken back
 * once its code is whole. A person waits a blink, and sees the letter within 50.
 */
export const HOLD = 30;

/** Letters, digits, `*` and `?`; the other marks are shortcuts, and stay what they are. */
const KEPT_BACK = /^[\p{L}\d*?]$/u;

/** Keeps characters back until it is known whose they are. */
export type Held = {
  /**
   * @param fast so fast that it is no shortcut either: the mark inside a lot's number, say
   * @returns whether it was taken, and is nobody else's
   */
  readonly keep: (character: string, fast?: boolean) => boolean;
  /** They were a person's. */
  readonly release: () => void;
  /** They were a scanner's. */
  readonly drop: () => void;
};

export function holdTyped({ wants, take }: Typing): Held {
  let text = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    text = '';
  };
  const release = (): void => {
    const typed = text;
    drop();
    if (typed !== '' && wants()) take(typed);
  };
  return {
    keep: (character, fast = false) => {
      if (!wants() || !(KEPT_BACK.test(character) || (fast && character !== ''))) {
        release();
        return false;
      }
      clearTimeout(timer);
      text += character;
      timer = setTimeout(release, HOLD);
      return true;
    },
    release,
    drop,
  };
}
