/** The shape of a scrolling grid of equal tiles. All lengths in px. */
export type GridShape = {
  readonly width: number;
  readonly height: number;
  readonly scrolled: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly gap: number;
  readonly total: number;
};

/** What of it must be drawn: tiles `first` up to but not including `end`, and how far down they begin. */
export type GridWindow = {
  readonly columns: number;
  readonly first: number;
  readonly end: number;
  readonly above: number;
  readonly fullHeight: number;
};

/** Rows drawn beyond each edge, so that a flick of the finger meets tiles. */
const SPARE_ROWS = 3;

export function windowOf({ width, height, scrolled, tileWidth, tileHeight, gap, total }: GridShape): GridWindow {
  const columns = Math.max(1, Math.floor((width + gap) / (tileWidth + gap)));
  const pitch = tileHeight + gap;
  const rows = Math.ceil(total / columns);
  const firstRow = Math.min(Math.max(0, Math.floor(scrolled / pitch) - SPARE_ROWS), Math.max(0, rows - 1));
  const endRow = Math.min(rows, Math.ceil((scrolled + height) / pitch) + SPARE_ROWS);
  return {
    columns,
    first: firstRow * columns,
    end: Math.min(total, Math.max(firstRow, endRow) * columns),
    above: firstRow * pitch,
    fullHeight: Math.max(0, rows * pitch - gap),
  };
}
