/** The sound of a deadline: two short tones, made here, so that no file is needed and nothing is fetched. */

const tones = [
  { startS: 0, frequencyHz: 659.26 },
  { startS: 0.18, frequencyHz: 880 },
];
const toneS = 0.32;
/** Heard across a desk, and no alarm. */
const loudness = 0.18;

let context: AudioContext | null = null;

/** A browser keeps a page silent that nobody has used yet, and complains of one that tries; the desktop app does not. */
export function canChime(): boolean {
  return navigator.userActivation.hasBeenActive || window.hikeshi !== undefined;
}

export async function playChime(): Promise<void> {
  if (!canChime()) return;
  context ??= new AudioContext();
  // A machine that slept, or a page that was put aside, may have stopped it.
  if (context.state !== 'running') await context.resume();
  for (const { startS, frequencyHz } of tones) sound(context, context.currentTime + startS, frequencyHz);
}

/** Swells and fades, without which a tone begins and ends with a click. */
function sound(audio: AudioContext, atS: number, frequencyHz: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequencyHz;
  volume.gain.setValueAtTime(0, atS);
  volume.gain.linearRampToValueAtTime(loudness, atS + 0.02);
  volume.gain.linearRampToValueAtTime(0, atS + toneS);
  tone.connect(volume).connect(audio.destination);
  tone.start(atS);
  tone.stop(atS + toneS);
}
