import { greyOf, type Picture } from '../../reader/picture.ts';

/** Formats whose first plane is brightness, a byte a pixel. */
const LUMA_FIRST: ReadonlySet<string | null> = new Set(['I420', 'I420A', 'I422', 'I444', 'NV12']);

/** A frame's brightness: most cameras send it by itself, and then it is only copied. */
export async function greyFrame(frame: VideoFrame): Promise<Picture> {
  return LUMA_FIRST.has(frame.format) ? lumaOf(frame) : paintedGrey(frame);
}

async function lumaOf(frame: VideoFrame): Promise<Picture> {
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const bytes = new Uint8Array(frame.allocationSize());
  const [luma] = await frame.copyTo(bytes);
  const { offset, stride } = luma ?? { offset: 0, stride: width };
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    data.set(bytes.subarray(offset + row * stride, offset + row * stride + width), row * width);
  }
  return { data, width, height };
}

function paintedGrey(frame: VideoFrame): Picture {
  const { displayWidth: width, displayHeight: height } = frame;
  const canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true, alpha: false });
  if (!canvas) throw new Error('no canvas to paint a frame on');
  canvas.drawImage(frame, 0, 0);
  return greyOf(canvas.getImageData(0, 0, width, height));
}
