/** Brightness alone, a byte a pixel, row by row: all that bars are told by. */
export type Picture = { readonly data: Uint8Array<ArrayBuffer>; readonly width: number; readonly height: number };

/** Four bytes a pixel, as canvases and image decoders give them. */
export type ColourPicture = {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** Rec. 601 luma in 256ths; what shines through is paper. */
export function greyOf({ data, width, height }: ColourPicture): Picture {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    const luma =
      ((data[from] as number) * 77 + (data[from + 1] as number) * 151 + (data[from + 2] as number) * 28) >> 8;
    const alpha = data[from + 3] as number;
    grey[at] = alpha === 255 ? luma : 255 - (((255 - luma) * alpha) >> 8);
  }
  return { data: grey, width, height };
}

/** Half as wide and half as high. */
export function halved({ data, width, height }: Picture): Picture {
  const [wide, high] = [width >> 1, height >> 1];
  const half = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const at = y * 2 * width + x * 2;
      const sum =
        (data[at] as number) +
        (data[at + 1] as number) +
        (data[at + width] as number) +
        (data[at + width + 1] as number);
      half[y * wide + x] = sum >> 2;
    }
  }
  return { data: half, width: wide, height: high };
}
