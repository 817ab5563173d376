import { type Camera, type Trouble, useCamera } from './store.ts';

/** The light, which TypeScript's lists do not know: only some cameras have one. */
type Lit = { readonly torch?: boolean; readonly focusMode?: readonly string[] };

/** 720p: from 30 cm a bar of an EAN is then three pixels wide, and a frame is read within a tenth of a second. */
const WANTED = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } as const;

/**
 * Turns the camera on, and shows what it gives in the store.
 * @returns how to turn it off, also while it is still being turned on
 */
export function turnOn(chosen: string | null): () => void {
  const turning = { wanted: true };
  const opened = openWanted(chosen, turning);
  return () => {
    turning.wanted = false;
    void opened.then((stream) => stream && release(stream));
  };
}

async function openWanted(chosen: string | null, turning: { readonly wanted: boolean }): Promise<MediaStream | null> {
  try {
    const stream = await openStream(chosen);
    if (turning.wanted) show(stream);
    return stream;
  } catch (why) {
    if (turning.wanted) useCamera.setState({ trouble: troubleOf(why) });
    return null;
  }
}

async function openStream(chosen: string | null): Promise<MediaStream> {
  // Where a page may have no camera at all, the browser does not even have this.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('no media devices', 'NotFoundError');
  const which = chosen === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: chosen } };
  return devices.getUserMedia({ video: { ...WANTED, ...which }, audio: false });
}

/** A camera's picture for a while: the counter's where that is open, else one that is turned off when it is given back. */
export function borrowStream(): { readonly stream: Promise<MediaStream>; readonly giveBack: () => void } {
  const { stream: standing, chosen } = useCamera.getState();
  if (standing) return { stream: Promise.resolve(standing), giveBack: () => undefined };
  const opened = openStream(chosen);
  return { stream: opened, giveBack: () => void opened.then(release, () => undefined) };
}

function show(stream: MediaStream): void {
  const [track] = stream.getVideoTracks();
  if (!track) return useCamera.setState({ trouble: 'none' });
  const can = track.getCapabilities() as Lit;
  if (can.focusMode?.includes('continuous')) void ask(track, { focusMode: 'continuous' });
  // A track that we stop ourselves does not say so; this is a cable that was pulled.
  track.addEventListener('ended', () => useCamera.setState({ trouble: 'lost', stream: null, torch: null }));
  useCamera.setState({ stream, trouble: null, torch: can.torch ? false : null });
  void listCameras().then((cameras) => useCamera.setState({ cameras }));
}

/** Their names are known only once one of them was allowed. */
async function listCameras(): Promise<readonly Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

export async function switchTorch(): Promise<void> {
  const { stream, torch } = useCamera.getState();
  const track = stream?.getVideoTracks()[0];
  if (!track || torch === null) return;
  if (await ask(track, { torch: !torch })) useCamera.setState({ torch: !torch });
}

async function ask(track: MediaStreamTrack, setting: Record<string, unknown>): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [setting] });
    return true;
  } catch {
    // It said that it could; the picture is there without it.
    return false;
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
};

export function troubleOf(why: unknown): Trouble {
  return (why instanceof DOMException && TROUBLES[why.name]) || 'busy';
}
