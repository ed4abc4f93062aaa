import { newId } from '../../../api/ids';

/** The id of what a cell adds, made once and kept until it is saved: a repeated try does not make a second entry. */
export class CellIds {
  readonly #open = new Map<string, string>();

  of(cell: string): string {
    const id = this.#open.get(cell) ?? newId();
    this.#open.set(cell, id);
    return id;
  }

  saved(cell: string): void {
    this.#open.delete(cell);
  }
}
