import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { LeveledReadings } from '../../components/LeveledReadings.tsx';
import { useScene } from './scene.ts';

/** Readings of this incident, with times in its zone. */
export function ReadingLines({ readings }: { readings: readonly { reading: Reading; level: Level }[] }) {
  return <LeveledReadings readings={readings} zone={useScene().state.zone} />;
}
