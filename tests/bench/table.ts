import type { Figure } from './figure.ts';

/** The figures for a person, one a row. */
export function table(figures: readonly Figure[]): string {
  const head = ['', 'figure', 'value', 'unit', 'baseline', 'ratio', 'goal'];
  const rows = figures.map((figure) => [
    mark(figure),
    figure.name,
    String(figure.value),
    figure.unit,
    figure.baseline === null ? '–' : String(figure.baseline),
    figure.ratio === null ? '–' : String(figure.ratio),
    figure.goal ?? '',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

function mark({ ok }: Figure): string {
  if (ok === null) return ' ';
  return ok ? '✓' : '✗';
}

const isNumber = (column: number): boolean => column === 2 || column === 4 || column === 5;
