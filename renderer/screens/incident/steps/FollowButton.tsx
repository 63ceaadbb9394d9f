import type { Command } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { follow, followOf, stopFollowing, useFollows } from '../../../state/follows.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

type FollowButtonProps = {
  command: Command;
  name: string;
  inputs: Record<string, string> | null;
  hostId: string | undefined;
};

/** Follows a log as it grows, until the same button stops it. `inputs` are null while one is missing. */
export function FollowButton({ command, name, inputs, hostId }: FollowButtonProps) {
  const text = useText().incident.steps;
  const { incidentId, canRead } = useScene();
  const { running, streamId } = useFollows(followOf(incidentId, command.id));
  if (running) {
    return (
      <Button
        aria-label={`${text.stopFollowing}: ${name}`}
        busy={streamId === null}
        onClick={() => void stopFollowing(incidentId, command.id)}
      >
        {text.stopFollowing}
      </Button>
    );
  }
  return (
    <Button
      aria-label={`${text.follow}: ${name}`}
      disabled={!canRead || inputs === null}
      onClick={() => {
        if (inputs !== null) void follow({ incidentId, runbookCommandId: command.id, inputs, hostId });
      }}
    >
      {text.follow}
    </Button>
  );
}
