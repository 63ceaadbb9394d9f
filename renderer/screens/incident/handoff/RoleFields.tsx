import { useEffect, useState } from 'react';
import { type Role, roles } from '../../../../shared/incident/role-payloads.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './RoleFields.module.css';

/** Who does what: one line a role, recorded by Enter or its button. */
export function RoleFields() {
  const text = useText().handoff;
  return (
    <section className={styles.roles} aria-label={text.people}>
      <h3>{text.people}</h3>
      {roles.map((role) => (
        <RoleField key={role} role={role} />
      ))}
      <p className={styles.hint}>{text.rolesHint}</p>
    </section>
  );
}

function RoleField({ role }: { role: Role }) {
  const text = useText().handoff;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const standing = state.roles[role]?.names ?? '';
  const [names, setNames] = useState(standing);
  // What was recorded meanwhile, here or elsewhere, takes the place of what stood here.
  useEffect(() => setNames(standing), [standing]);
  const changed = names.trim() !== standing;
  const record = (): void => {
    if (changed) void commands.setRole(role, names.trim() === '' ? null : names.trim());
  };
  return (
    <div className={styles.role}>
      <TextInput
        label={text.roles[role]}
        disabled={!canWrite}
        maxLength={200}
        value={names}
        onChange={({ currentTarget }) => setNames(currentTarget.value)}
        onEnter={record}
      />
      <Button disabled={!canWrite || !changed} aria-label={`${text.setRole}: ${text.roles[role]}`} onClick={record}>
        {text.setRole}
      </Button>
    </div>
  );
}
