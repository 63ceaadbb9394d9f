import { useRef, useState } from 'react';
import type { EnvironmentEntry, EnvironmentTest } from '../../../shared/contract/view.ts';
import { client } from '../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../contract/problem.ts';
import type { EnvironmentForm } from './form/environment-form.ts';
import type { Mistakes } from './form/mistakes.ts';
import { hasSomethingToRead, onlyPart, type Part, parts, testedParts } from './form/parts.ts';
import { readForm } from './form/read-form.ts';

/** Typed and not saved yet; readings use them, and nothing keeps them. */
export type TypedSecrets = Record<keyof EnvironmentEntry['hasSecret'], string>;

export type LiveTest = {
  reading: boolean;
  tests: EnvironmentTest[] | null;
  /** The part as it was when this was read, to say when the fields have changed since. */
  readFrom: string | null;
  problem: CallProblem | null;
};

export type LiveTests = {
  of: (part: Part) => LiveTest;
  isStale: (part: Part, form: EnvironmentForm) => boolean;
  /** Reads one part as the form has it now; answers what must be mended first. */
  read: (part: Part, form: EnvironmentForm, typed: TypedSecrets) => Mistakes | null;
  readAll: (form: EnvironmentForm, typed: TypedSecrets) => Mistakes;
  lastReadAtMs: number | null;
};

const untested: LiveTest = { reading: false, tests: null, readFrom: null, problem: null };

/** Live readings of an environment that is being filled in. Nothing is sent before it is asked for. */
export function useLiveTests(): LiveTests {
  const [byPart, setByPart] = useState<Partial<Record<Part, LiveTest>>>({});
  const [lastReadAtMs, setLastReadAtMs] = useState<number | null>(null);
  /** A newer reading of a part makes the answer of an older one worthless. */
  const newest = useRef<Partial<Record<Part, symbol>>>({});

  function change(part: Part, test: Partial<LiveTest>): void {
    setByPart((all) => ({ ...all, [part]: { ...(all[part] ?? untested), ...test } }));
  }

  async function readPart(part: Part, form: EnvironmentForm, typed: TypedSecrets): Promise<void> {
    const { environment } = readForm(form);
    if (environment === null) return;
    const turn = Symbol(part);
    newest.current[part] = turn;
    change(part, { reading: true, problem: null });
    setLastReadAtMs(Date.now());
    try {
      const tests = await client.environments.test({ environment, parts: [...testedParts[part]], typed });
      if (newest.current[part] === turn) change(part, { reading: false, tests, readFrom: JSON.stringify(form) });
    } catch (error) {
      if (newest.current[part] === turn) change(part, { reading: false, problem: toCallProblem(error) });
    }
  }

  function read(part: Part, form: EnvironmentForm, typed: TypedSecrets): Mistakes | null {
    const alone = onlyPart(form, part);
    const { mistakes } = readForm(alone);
    if (mistakes === null) void readPart(part, alone, typed);
    return mistakes;
  }

  return {
    of: (part) => byPart[part] ?? untested,
    isStale: (part, form) => {
      const from = byPart[part]?.readFrom ?? null;
      return from !== null && from !== JSON.stringify(onlyPart(form, part));
    },
    read,
    readAll: (form, typed) =>
      Object.assign(
        {},
        ...parts.filter((part) => hasSomethingToRead(form, part)).map((part) => read(part, form, typed)),
      ),
    lastReadAtMs,
  };
}
