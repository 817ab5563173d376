import { create } from 'zustand';

/** Why there is no picture. */
export type Trouble = 'denied' | 'none' | 'busy' | 'lost' | 'reader';

export type Camera = { readonly id: string; readonly name: string };

type CameraStore = {
  readonly open: boolean;
  readonly trouble: Trouble | null;
  /** The picture, once there is one. */
  readonly stream: MediaStream | null;
  /** Null where this camera has no light. */
  readonly torch: boolean | null;
  readonly cameras: readonly Camera[];
  /** The one that was chosen; null = whichever the device gives. */
  readonly chosen: string | null;
  /** The code handed on last, to be seen beside the picture. */
  readonly last: string | null;
};

const CLOSED = { open: false, trouble: null, stream: null, torch: null, last: null } as const;

export const useCamera = create<CameraStore>(() => ({ ...CLOSED, cameras: [], chosen: null }));

function isCameraOpen(): boolean {
  return useCamera.getState().open;
}

/** ms without a code after which the camera is turned off: it is warm, and it looks. */
const IDLE = 120_000;

let idle: ReturnType<typeof setTimeout> | undefined;

function closeOnceIdle(): void {
  clearTimeout(idle);
  idle = setTimeout(closeCamera, IDLE);
}

export function toggleCamera(): void {
  if (closeCamera()) return;
  useCamera.setState({ ...CLOSED, open: true });
  closeOnceIdle();
}

/** A code was handed on: shown, and somebody is there. */
export function tookCode(code: string): void {
  useCamera.setState({ last: code });
  closeOnceIdle();
}

/** @returns whether it was open */
export function closeCamera(): boolean {
  clearTimeout(idle);
  const was = isCameraOpen();
  if (was) useCamera.setState(CLOSED);
  return was;
}
