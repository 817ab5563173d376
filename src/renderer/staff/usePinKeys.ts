import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { PIN_LENGTH, type Pin } from '../../shared/staff/pin.ts';
import { characterOf, isModifier, isSuffix } from '../scan/keys.ts';
import type { PadKey } from '../ui/typing.ts';
import { isMachine, LISTEN_ON, NOTHING_TYPED, pressed, QUIET, type Typed, tapped } from './pinKeys.ts';

type Pad = {
  /** Nothing is taken while it is: a PIN is being checked, or must be waited for. */
  readonly closed: boolean;
  readonly onWhole: (pin: Pin) => void;
  /** A scanner was heard, and nobody knows what it sent; its keys were dropped. */
  readonly onScan: () => void;
};

/**
 * The digits of an open PIN pad, from its own keys and from the keyboard, wherever the focus is. They are held here and
 * nowhere in the page, which knows only how many there are.
 */
export function usePinKeys({ closed, onWhole, onScan }: Pad) {
  const typed = useRef<Typed>(NOTHING_TYPED);
  const finishing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answered = useRef(false);
  const [count, setCount] = useState(0);

  const hold = (next: Typed): void => {
    clearTimeout(finishing.current);
    typed.current = next;
    if (!next.scanning) answered.current = false;
    // A whole code is told by who reads it; only one that never ends is told by the quiet behind it.
    if (next.scanning && !answered.current) finishing.current = setTimeout(onScan, QUIET);
    setCount(next.digits.length);
    if (next.digits.length < PIN_LENGTH) return;
    // Tapped ones are nobody's scan: at once.
    if (next.times.length === 0) finish();
    else finishing.current = setTimeout(finish, LISTEN_ON);
  };
  const finish = useEffectEvent((): void => {
    const whole = typed.current;
    typed.current = NOTHING_TYPED;
    setCount(0);
    if (isMachine(whole)) onScan();
    else onWhole(whole.digits as Pin);
  });

  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isModifier(event.code)) return;
    const suffix = isSuffix(event.code);
    const character = characterOf(event.code, event.shiftKey);
    // Enter, Tab and Space are a person's own, unless they come right behind what a machine typed.
    const behind = event.timeStamp - typed.current.last <= LISTEN_ON;
    if ((suffix || event.code === 'Space') && !behind) return;
    if (!suffix && character === undefined && event.code !== 'Backspace') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (closed || event.repeat) return;
    if (event.code === 'Backspace') hold(tapped(typed.current, 'back'));
    else hold(pressed(typed.current, character ?? 'suffix', event.timeStamp));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => {
      clearTimeout(finishing.current);
      window.removeEventListener('keydown', listen, { capture: true });
    };
  }, []);

  return {
    count,
    /** What the scanner sent is known, and was answered: its last keys are not told of again. */
    scanAnswered: () => {
      clearTimeout(finishing.current);
      answered.current = true;
      typed.current = { ...NOTHING_TYPED, scanning: true, last: typed.current.last };
      setCount(0);
    },
    tap: (key: PadKey) => {
      if (!closed) hold(tapped(typed.current, key));
    },
  };
}
