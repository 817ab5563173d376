/** A picture as a canvas gives it: four bytes a dot, red, green, blue and how little one sees through it. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

export type Thresholding = {
  /** 0 to 255; a dot as bright as this or darker is printed. */
  readonly threshold: number;
  /** White on black becomes black on white. */
  readonly invert: boolean;
};

/** Parts of 256 that a colour counts for brightness: ITU-R BT.601. */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

/**
 * Makes black dots of what is dark and white ones of the rest, in place. What one sees through is paper, whichever way round.
 * @returns how many became black
 */
export function thresholdPixels({ data }: Pixels, { threshold, invert }: Thresholding): number {
  let black = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, cover = 0] = data.subarray(at, at + 4);
    const light = (RED * red + GREEN * green + BLUE * blue) >> 8;
    // As it would look on white paper.
    const seen = Math.trunc((light * cover + 255 * (255 - cover)) / 255);
    const isInk = invert ? cover > 127 && seen > threshold : seen <= threshold;
    data.fill(isInk ? 0 : 255, at, at + 3);
    data[at + 3] = 255;
    if (isInk) black += 1;
  }
  return black;
}

/** Dots of the widest paper, and the highest logo that still leaves a slip a slip: 5 cm. */
export const WIDEST = 576;
export const HIGHEST = 400;

/** How large a picture becomes: as wide as wanted, or as its own height allows. */
export function fitLogo(
  { width, height }: { readonly width: number; readonly height: number },
  wanted: number,
): { readonly width: number; readonly height: number } {
  const wide = Math.min(wanted, WIDEST, Math.floor((HIGHEST * width) / height));
  const across = Math.max(1, wide);
  return { width: across, height: Math.min(HIGHEST, Math.max(1, Math.round((across * height) / width))) };
}
