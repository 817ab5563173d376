import { TAKEN_BYTES, TAKEN_SIDE } from '../../shared/photo/taken.ts';
import { base64 } from '../ui/base64.ts';

/** Tried from the first on, until the photograph is light enough: smaller is better than blurred. */
const TRIES = [
  { side: TAKEN_SIDE, quality: 0.85 },
  { side: TAKEN_SIDE, quality: 0.7 },
  { side: 960, quality: 0.7 },
  { side: 640, quality: 0.6 },
  { side: 480, quality: 0.4 },
] as const;

/**
 * A camera's picture, or a file, as the centre takes it: a JPEG, base64, made anew. What a camera wrote into the file, as where it was
 * taken, does not come along.
 * @returns undefined where it is no picture that this window can read
 */
export async function shrink(source: Blob | HTMLVideoElement): Promise<string | undefined> {
  const picture = await createImageBitmap(source).catch(() => undefined);
  if (!picture) return undefined;
  try {
    for (const { side, quality } of TRIES) {
      const jpeg = await drawn(picture, side).convertToBlob({ type: 'image/jpeg', quality });
      if (jpeg.size <= TAKEN_BYTES) return base64(new Uint8Array(await jpeg.arrayBuffer()));
    }
    return undefined;
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, side: number): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((pixels) => Math.max(1, Math.round(pixels * scale))) as [
    number,
    number,
  ];
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('a canvas that cannot be drawn on');
  pen.imageSmoothingQuality = 'high';
  // What shows through in a file is paper, and not black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}
