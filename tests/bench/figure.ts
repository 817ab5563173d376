/** A bound on a figure: all parts must hold. `ratio` is value ÷ baseline, the median of the paired rounds. */
export type Goal = {
  readonly of: 'value' | 'ratio';
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Strictly more. */
  readonly above?: number;
};

/** What a bench found. */
export type Finding = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work by the yardstick, in the same run and unit; null where nothing can be put beside it. */
  readonly baseline: number | null;
  /** Where it was measured in pairs; else value ÷ baseline. */
  readonly ratio?: number;
  /** Null for a figure that only explains another one. */
  readonly goal: Goal | null;
  /** What the baseline is, and whatever a reader must know. */
  readonly note: string;
};

/** A figure as reported: one row of the JSON file. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string | null;
  /** Null where there is no goal. */
  readonly ok: boolean | null;
};

export function toFigure({ name, value, unit, baseline, goal, ratio: paired }: Finding): Figure {
  const ratio = paired ?? (baseline === null || baseline === 0 ? null : value / baseline);
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    goal: goal && goalText(goal),
    // From the numbers as shown, so that whoever reads the file can compute it again.
    ok: goal && holds(goal, goal.of === 'value' ? rounded(value) : ratio === null ? null : rounded(ratio)),
  };
}

export function holds({ atMost, atLeast, above }: Goal, measured: number | null): boolean {
  if (measured === null || !Number.isFinite(measured)) return false;
  return (
    (atMost === undefined || measured <= atMost) &&
    (atLeast === undefined || measured >= atLeast) &&
    (above === undefined || measured > above)
  );
}

export function goalText({ of, atMost, atLeast, above }: Goal): string {
  return [
    ...(above === undefined ? [] : [`${of} > ${above}`]),
    ...(atLeast === undefined ? [] : [`${of} >= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`${of} <= ${atMost}`]),
  ].join(' and ');
}

/** Four significant digits: more would only be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
