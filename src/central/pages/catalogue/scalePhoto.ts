import { PHOTO_BYTES, PHOTO_SIDE } from '../../../shared/catalogue/photo.ts';

/** Tried from the best on, until the photograph is light enough for a till's line. */
const QUALITIES = [0.86, 0.78, 0.7, 0.6, 0.5, 0.4] as const;
/** Bytes. What a camera makes is a tenth of it; more would only keep the browser busy. */
const LARGEST_FILE = 50_000_000;

/**
 * A camera's picture as a till can have it: no side longer than `PHOTO_SIDE`, WebP, or JPEG where the browser writes no WebP.
 * What a camera wrote into the file, as where it was taken, does not come along.
 */
export async function scalePhoto(file: Blob): Promise<Blob | 'not-a-photo' | 'too-large'> {
  if (file.size > LARGEST_FILE) return 'too-large';
  const picture = await readPicture(file);
  if (!picture) return 'not-a-photo';
  const drawn = draw(picture);
  picture.close();
  for (const quality of QUALITIES) {
    const written = (await write(drawn, 'image/webp', quality)) ?? (await write(drawn, 'image/jpeg', quality));
    if (written && written.size <= PHOTO_BYTES) return written;
  }
  return 'too-large';
}

/** Upright, as the camera meant it. Undefined where the file is no picture this browser can read, whatever its name is. */
async function readPicture(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file);
  } catch {
    return undefined;
  }
}

function draw(picture: ImageBitmap): HTMLCanvasElement {
  const { width, height } = scaled(picture);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('a canvas that cannot be drawn on');
  pen.imageSmoothingQuality = 'high';
  // Where a cut-out shows through, paper: a till's screen may be dark.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/** Smaller if it must be, never larger, and in its own shape. */
export function scaled({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(1, PHOTO_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** @returns undefined where the browser wrote another type than it was asked for */
function write(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob?.type === type ? blob : undefined), type, quality);
  });
}
