/** A place in the grid, from 0. */
export interface Place {
  row: number;
  column: number;
}

export interface Shape {
  rows: number;
  columns: number;
}

/** Where the caret stands in a field that is being typed into; null while nothing was typed. */
export type Caret = { atStart: boolean; atEnd: boolean } | null;

export interface Press {
  key: string;
  shift: boolean;
}

/**
 * Where a key leads: Enter and the arrows up and down leave the row, the arrows left and right leave a field that is
 * being typed into only at its edges. `below` is what follows the last row; null: the key is the field's own.
 */
export function moveFrom(
  { row, column }: Place,
  press: Press,
  shape: Shape,
  caret: Caret,
): Place | 'below' | null {
  switch (press.key) {
    case 'Enter':
    case 'ArrowDown':
    case 'ArrowUp': {
      const up = press.key === 'ArrowUp' || (press.key === 'Enter' && press.shift);
      if (up) return row > 0 ? { row: row - 1, column } : { row, column };
      return row + 1 < shape.rows ? { row: row + 1, column } : 'below';
    }
    case 'ArrowLeft':
      return !press.shift && column > 0 && (caret === null || caret.atStart)
        ? { row, column: column - 1 }
        : null;
    case 'ArrowRight':
      return !press.shift && column + 1 < shape.columns && (caret === null || caret.atEnd)
        ? { row, column: column + 1 }
        : null;
    default:
      return null;
  }
}
