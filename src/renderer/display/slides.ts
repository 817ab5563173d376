import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { DisplayGood, DisplayPhoto } from '../../shared/contract/display.ts';

/** ms. Long enough to read a name, a producer and a place twice. */
const LOOK = 9_000;
/** ms. Who reads slowly, and looks up from the goods first. */
const BEGIN = 5_000;
const A_CHARACTER = 60;

/** What stands on the screen for one turn. It stays as it is until that is over, whatever the till says meanwhile. */
export type Slide = {
  readonly turn: number;
  readonly good: DisplayGood;
  /** One that is loaded and can be drawn. */
  readonly photo: DisplayPhoto | undefined;
  readonly telling: Telling;
};

/** The languages in which something is told, in the order they are shown, each with its time in ms. */
export type Telling = readonly { readonly language: 'vi' | 'en'; readonly text: string; readonly ms: number }[];

/** Buyers come and go; the goods go on from where they were. */
const useTurn = create<{ readonly turn: number }>(() => ({ turn: 0 }));

/** The goods one after the other, and each time round the next of a good's photographs. */
export function useSlides(goods: readonly DisplayGood[], first: 'vi' | 'en'): Slide | undefined {
  const turn = useTurn((now) => now.turn);
  const [slide, setSlide] = useState<Slide>();
  const isNone = goods.length === 0;
  const isOver = slide?.turn !== turn;

  useEffect(() => {
    if (isNone || !isOver) return;
    let isGone = false;
    const show = async () => {
      const next = await nextSlide(goods, turn, first);
      if (!isGone) setSlide(next);
    };
    void show();
    return () => {
      isGone = true;
    };
  }, [goods, turn, first, isNone, isOver]);

  useEffect(() => {
    if (!slide) return;
    const timer = setTimeout(() => useTurn.setState({ turn: slide.turn + 1 }), timeOf(slide.telling));
    return () => clearTimeout(timer);
  }, [slide]);
  return isNone ? undefined : slide;
}

async function nextSlide(goods: readonly DisplayGood[], turn: number, first: 'vi' | 'en'): Promise<Slide | undefined> {
  const good = goods[turn % goods.length];
  if (!good) return undefined;
  const wanted = good.photos[Math.floor(turn / goods.length) % good.photos.length];
  const isThere = wanted !== undefined && (await canBeDrawn(wanted));
  return { turn, good, photo: isThere ? wanted : undefined, telling: tellingOf(good, first) };
}

/** The page's own cache has it from now on, so that it stands there the moment its slide does. */
async function canBeDrawn({ path }: DisplayPhoto): Promise<boolean> {
  const image = new Image();
  image.src = path;
  return image.decode().then(
    () => true,
    () => false,
  );
}

/** In the display's language first, and then in the other. */
export function tellingOf({ story }: Pick<DisplayGood, 'story'>, first: 'vi' | 'en'): Telling {
  const languages = first === 'vi' ? (['vi', 'en'] as const) : (['en', 'vi'] as const);
  return languages.flatMap((language) => {
    const text = story?.[language];
    return text === undefined ? [] : [{ language, text, ms: BEGIN + A_CHARACTER * text.length }];
  });
}

/** ms that a slide stays. */
export function timeOf(telling: Telling): number {
  return Math.max(
    LOOK,
    telling.reduce((sum, { ms }) => sum + ms, 0),
  );
}
