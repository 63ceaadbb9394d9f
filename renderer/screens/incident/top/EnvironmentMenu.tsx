import { useRef } from 'react';
import { hrefOf } from '../../../app/route.ts';
import { ButtonLink } from '../../../components/Button.tsx';
import { EnvironmentName } from '../../../components/EnvironmentName.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useQuery } from '../../../state/query.ts';
import { environmentsSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';

/** The environment of the incident, and the way to another one. */
export function EnvironmentMenu() {
  const text = useText();
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const trigger = useRef<HTMLButtonElement>(null);
  const entries = useQuery(environmentsSource).data;
  const { environment } = state;
  const canSwitch = canWrite && state.status === 'open';
  useKeys([{ key: 'shift+e', label: text.incident.top.switchEnvironment, run: () => trigger.current?.click() }]);

  const label =
    environment === null ? (
      text.incident.top.noEnvironment
    ) : (
      <EnvironmentName kind={environment.kind} name={environment.name} />
    );
  if (entries?.length === 0 && environment === null) {
    return <ButtonLink href={hrefOf({ screen: 'environments' })}>{text.home.health.add}</ButtonLink>;
  }
  const name = environment === null ? text.incident.top.noEnvironment : environmentWords(environment, text);
  return (
    <Menu
      label={label}
      name={`${text.incident.top.environment}: ${name}`}
      triggerRef={trigger}
      items={(entries ?? []).map((entry) => {
        const inUse = entry.environment.id === environment?.id;
        const words = environmentWords(entry.environment, text);
        return {
          key: entry.environment.id,
          label: inUse ? `${words} (${text.incident.top.currentEnvironment})` : words,
          disabled: inUse || !canSwitch,
          run: () => void commands.switchEnvironment(entry.environment),
        };
      })}
    />
  );
}

function environmentWords(
  { kind, name, service }: { kind: 'production' | 'staging' | 'drill'; name: string; service: string },
  text: ReturnType<typeof useText>,
): string {
  return text.incident.top.environmentChoice(text.common.environmentKinds[kind], name, service);
}
