import type { Command } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { follow, followOf, stopFollowing, useFollows } from '../../../state/follows.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

type FollowButtonProps = {
  command: Command;
  name: string;
  inputs: Record<string, string> | null;
  byKey: boolean;
  hostId: string | undefined;
};

/** Follows a log as it grows, until the same button stops it. `inputs` are null while one is missing. */
export function FollowButton({ command, name, inputs, hostId, byKey }: FollowButtonProps) {
  const text = useText().incident.steps;
  const { incidentId, canRead } = useScene();
  const { running, streamId } = useFollows(followOf(incidentId, command.id));
  const start = (): void => {
    if (inputs !== null) void follow({ incidentId, runbookCommandId: command.id, inputs, hostId });
  };
  const stop = (): void => void stopFollowing(incidentId, command.id);
  const act = running ? stop : start;
  const keys = byKey ? 'f' : undefined;
  useKeys(byKey && canRead ? [{ key: 'f', label: running ? text.stopFollowing : text.follow, run: act }] : []);
  if (running) {
    return (
      <Button keys={keys} aria-label={`${text.stopFollowing}: ${name}`} busy={streamId === null} onClick={stop}>
        {text.stopFollowing}
      </Button>
    );
  }
  return (
    <Button keys={keys} aria-label={`${text.follow}: ${name}`} disabled={!canRead || inputs === null} onClick={start}>
      {text.follow}
    </Button>
  );
}
