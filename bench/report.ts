/** The figures of a run, for people on the screen and for programs in a file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Comparison, Goal, Omission } from './compare.ts';
import type { Estimate, Spread } from './statistics.ts';

export type Report = {
  measuredAt: string;
  /** `load` is the system's average of the last minute when the run ended: well above the cores, others were busy too. */
  machine: { platform: string; processor: string; cores: number; memoryGb: number; load: number; node: string };
  comparisons: (Comparison | Omission)[];
};

export function reportOf(comparisons: Report['comparisons']): Report {
  const [processor] = cpus();
  return {
    measuredAt: new Date().toISOString(),
    machine: {
      platform: `${platform()} ${release()} ${arch()}`,
      processor: processor?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      load: loadavg()[0] ?? 0,
      node: process.versions.node,
    },
    comparisons,
  };
}

export function writeReport(path: string, report: Report): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(report, rounded, 2)}\n`);
}

/** Lines for the screen: the ratio first, since it alone can be held against another machine's. */
export function linesOf(entry: Comparison | Omission): string[] {
  if ('reason' in entry) return [`- ${entry.title}, beside ${entry.rival}: not measured (${entry.reason})`];
  const { title, ours, rival, ratio, differenceMs, oursMs, rivalMs, goal, met, samples, notes = [] } = entry;
  const verdict = `  ${met ? 'met' : 'MISSED'}: ${goalText(goal)}`;
  return [
    `${title}, beside ${rival}`,
    `  ${estimateText(ratio, '×')}, ${estimateText(differenceMs, ' ms')}${verdict}`,
    `  ${ours} ${spreadText(oursMs)}, ${rival} ${spreadText(rivalMs)}; ${samples} turns`,
    ...notes.map((note) => `  ${note}`),
  ];
}

function estimateText({ median, low95, high95 }: Estimate, unit: string): string {
  return `${figure(median)}${unit} (95 %: ${figure(low95)} to ${figure(high95)})`;
}

function spreadText({ p50, p95 }: Spread): string {
  return `p50 ${figure(p50)} p95 ${figure(p95)} ms`;
}

function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'ratio':
      return `at most ${figure(goal.atMost)}×`;
    case 'difference':
      return `at most ${figure(goal.atMostMs)} ms more`;
    case 'duration':
      return `at most ${goal.atMostMs} ms`;
    case 'p95':
      return `at most ${goal.atMostMs} ms at the 95th percentile`;
  }
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
}
