import { must } from '../../shared/must.ts';
import { fitLogo, type Thresholding, thresholdPixels } from './threshold.ts';

export type DrawnLogo = {
  readonly width: number;
  readonly height: number;
  /** Dots that are printed. */
  readonly black: number;
  /** @returns base64 */
  readonly png: () => string;
};

/** @returns null where the browser cannot read it as a picture */
export async function readPicture(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch {
    return null;
  }
}

export type Wanted = Thresholding & { readonly width: number };

/** Draws a picture as it will be printed, a dot of the canvas for a dot of the paper. */
export function drawLogo(canvas: HTMLCanvasElement, picture: ImageBitmap, wanted: Wanted): DrawnLogo {
  const { width, height } = fitLogo(picture, wanted.width);
  canvas.width = width;
  canvas.height = height;
  const pen = must(canvas.getContext('2d', { willReadFrequently: true }), 'a canvas to draw on');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  const pixels = pen.getImageData(0, 0, width, height);
  const black = thresholdPixels(pixels, wanted);
  pen.putImageData(pixels, 0, 0);
  return { width, height, black, png: () => canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '') };
}
