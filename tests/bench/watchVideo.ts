/** What the page tells of a film it plays: when each frame came, and when the till was asked for a code. Times in ms. */
export type Seen = {
  readonly frames: readonly { readonly number: number; readonly at: number }[];
  readonly codes: readonly { readonly code: string; readonly at: number }[];
};

export type Stripe = { readonly bits: number; readonly width: number; readonly height: number };

/** In the page, before its own code. Reads the number that each frame carries off whatever video stands there. */
export function watchVideo({ bits, width, height }: Stripe): void {
  const seen: { frames: { number: number; at: number }[]; codes: { code: string; at: number }[] } = {
    frames: [],
    codes: [],
  };
  Object.assign(window, { seen });
  const canvas = new OffscreenCanvas(bits, 1).getContext('2d', { willReadFrequently: true });
  const note = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback((at) => {
      canvas?.drawImage(video, 0, 0, bits * width, height, 0, 0, bits, 1);
      const pixels = canvas?.getImageData(0, 0, bits, 1).data ?? [];
      let number = 0;
      for (let bit = 0; bit < bits; bit += 1) number = number * 2 + ((pixels[bit * 4] ?? 0) > 127 ? 1 : 0);
      if (seen.frames.at(-1)?.number !== number) seen.frames.push({ number, at });
      note(video);
    });
  };
  const watched = new WeakSet<HTMLVideoElement>();
  setInterval(() => {
    const video = document.querySelector('video');
    if (!video || watched.has(video)) return;
    watched.add(video);
    note(video);
  }, 200);
  const bare = WebSocket.prototype;
  const send = Object.getOwnPropertyDescriptor(bare, 'send')?.value as (this: WebSocket, data: string) => void;
  // Our page sends text alone.
  bare.send = function (this: WebSocket, data) {
    const text = data as string;
    const call = /"name":"cart\.scan","input":\{"code":"([^"]+)"/.exec(text);
    if (call) seen.codes.push({ code: call[1] ?? '', at: performance.now() });
    send.call(this, text);
  };
}
