import { usePreferences } from '../look/preferences.ts';

/** What the ear is told: hertz, seconds, gain. Short and high for yes, low and twice for no. */
const TONES = {
  taken: [[1_760, 0.045, 0.08]],
  refused: [
    [220, 0.11, 0.14],
    [196, 0.16, 0.14],
  ],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;

let context: AudioContext | undefined;

export function play(sound: keyof typeof TONES): void {
  if (!usePreferences.getState().sound || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext({ latencyHint: 'interactive' });
  if (context.state === 'suspended') void context.resume();
  let at = context.currentTime;
  for (const [hertz, seconds, gain] of TONES[sound]) {
    sing(context, { hertz, seconds, gain, at });
    at += seconds + 0.03;
  }
}

type Tone = { readonly hertz: number; readonly seconds: number; readonly gain: number; readonly at: number };

function sing(audio: AudioContext, { hertz, seconds, gain, at }: Tone): void {
  const voice = audio.createOscillator();
  const volume = audio.createGain();
  voice.frequency.value = hertz;
  volume.gain.setValueAtTime(gain, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  voice.connect(volume).connect(audio.destination);
  voice.start(at);
  voice.stop(at + seconds);
}
