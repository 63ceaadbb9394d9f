import { useState } from 'react';
import type { ReviewView } from '../../../../shared/contract/review-view.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './Review.module.css';
import type { ReviewCommands } from './useReviewCommands.ts';

type AddedSectionsProps = {
  sections: ReviewView['addedSections'];
  basedOnOf: (field: string) => string | null;
  commands: ReviewCommands;
  readOnly: boolean;
};

/** Sections that neither the runbook nor the app asks for. */
export function AddedSections({ sections, basedOnOf, commands, readOnly }: AddedSectionsProps) {
  const text = useText().review.sections;
  const [title, setTitle] = useState('');
  const named = title.trim();
  async function add(): Promise<void> {
    if (named !== '' && (await commands.addSection(named, true, basedOnOf(`addedSection:${named}`)))) setTitle('');
  }
  return (
    <>
      <p className={styles.hint}>{text.explain}</p>
      <ul className={styles.plain}>
        {sections.map((section) => (
          <li key={section.title} className={styles.buttons}>
            <span>{section.title}</span>
            <Button disabled={readOnly} onClick={() => void commands.addSection(section.title, false, section.basedOn)}>
              {text.remove(section.title)}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.form}>
        <TextInput
          label={text.name}
          value={title}
          maxLength={80}
          readOnly={readOnly}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          onEnter={() => void add()}
        />
        <Button disabled={readOnly || named === ''} onClick={() => void add()}>
          {text.add}
        </Button>
      </div>
    </>
  );
}
