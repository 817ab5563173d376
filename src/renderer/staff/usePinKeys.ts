import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { PIN_LENGTH, type Pin } from '../../shared/staff/pin.ts';
import { characterOf, isModifier, isSuffix } from '../scan/keys.ts';
import type { PadKey } from '../ui/typing.ts';
import { isMachine, LISTEN_ON, NOTHING_TYPED, pressed, type Typed, tapped } from './pinKeys.ts';

type Pad = {
  /** Nothing is taken while it is: a PIN is being checked, or must be waited for. */
  readonly closed: boolean;
  readonly onWhole: (pin: Pin) => void;
  /** A scanner was heard; its digits were dropped. */
  readonly onScan: () => void;
};

/**
 * The digits of an open PIN pad, from its own keys and from the keyboard, wherever the focus is. They are held here and
 * nowhere in the page, which knows only how many there are.
 */
export function usePinKeys({ closed, onWhole, onScan }: Pad) {
  const typed = useRef<Typed>(NOTHING_TYPED);
  const finishing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [count, setCount] = useState(0);

  const hold = (next: Typed): void => {
    clearTimeout(finishing.current);
    if (next.scanning && !typed.current.scanning) onScan();
    typed.current = next;
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
    tap: (key: PadKey) => {
      if (!closed) hold(tapped(typed.current, key));
    },
  };
}
