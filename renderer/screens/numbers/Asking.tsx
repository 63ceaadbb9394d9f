import { useState } from 'react';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useLanguage } from '../../text/useText.ts';
import styles from './Asking.module.css';
import type { Asked } from './numbers-source.ts';
import { firstDayOf, type Preset, presets } from './periods.ts';

/** Whether real incidents or drills are counted, and of which days. */
export function Asking({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const text = numbersTextOf(useLanguage());
  const [preset, setPreset] = useState<Preset | 'own'>('all');

  function choose(next: Preset | 'own'): void {
    setPreset(next);
    if (next !== 'own') onChange({ ...asked, since: firstDayOf(next, new Date()), until: '' });
  }

  function day(which: 'since' | 'until') {
    return (
      <TextInput
        type="date"
        label={text.period[which]}
        value={asked[which]}
        min="1970-01-01"
        max="9999-12-31"
        onChange={({ currentTarget }) => {
          setPreset('own');
          onChange({ ...asked, [which]: currentTarget.value });
        }}
      />
    );
  }

  return (
    <div className={styles.asking} data-print="no">
      <ChoiceChips
        label={text.scope.label}
        value={asked.drills ? 'drills' : 'real'}
        options={(['real', 'drills'] as const).map((value) => ({ value, label: text.scope[value] }))}
        onChange={(value) => onChange({ ...asked, drills: value === 'drills' })}
      />
      <ChoiceChips<Preset | 'own'>
        label={text.period.label}
        value={preset}
        options={presets.map((value) => ({ value, label: text.period[value] }))}
        onChange={choose}
      />
      {day('since')}
      {day('until')}
      <p className={styles.hint}>{text.period.hint}</p>
    </div>
  );
}
