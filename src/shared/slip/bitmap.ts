/** A picture in black and white, 1 bit a dot, 1 = black. */
export type Bitmap = {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  /** Row after row, each filled up to whole bytes; the leftmost dot is the highest bit. */
  readonly dots: Uint8Array;
};

/** Bytes of a row. */
export function strideOf({ width }: Pick<Bitmap, 'width'>): number {
  return Math.ceil(width / 8);
}

/** Whether a dot is black; a dot outside the picture is white. */
export function isBlack({ width, dots }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || x >= width) return false;
  return (((dots[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0;
}

/**
 * The same picture, no wider than given, its proportions kept: a logo made for 80 mm paper on paper of 58 mm. A dot is black where
 * at least half of what it stands for was.
 */
export function narrowed(picture: Bitmap, width: number): Bitmap {
  if (picture.width <= width) return picture;
  const scale = picture.width / width;
  const height = Math.max(1, Math.round(picture.height / scale));
  const dots = new Uint8Array(Math.ceil(width / 8) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isMostlyBlack(picture, x * scale, y * scale, scale)) setBlack({ width, height, dots }, x, y);
    }
  }
  return { width, height, dots };
}

/** @param x, y within the picture */
export function setBlack({ width, dots }: Bitmap, x: number, y: number): void {
  const at = y * Math.ceil(width / 8) + (x >> 3);
  dots[at] = (dots[at] ?? 0) | (0x80 >> (x & 7));
}

function isMostlyBlack(picture: Bitmap, left: number, top: number, side: number): boolean {
  const right = Math.min(picture.width, Math.ceil(left + side));
  const bottom = Math.min(picture.height, Math.ceil(top + side));
  let all = 0;
  let black = 0;
  for (let y = Math.floor(top); y < bottom; y += 1) {
    for (let x = Math.floor(left); x < right; x += 1) {
      all += 1;
      if (isBlack(picture, x, y)) black += 1;
    }
  }
  return black * 2 >= all && black > 0;
}
