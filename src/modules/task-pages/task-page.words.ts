import type { TasksService } from '../tasks/tasks.service.js';

/** A task as its service tells it. */
export type TaskTold = Awaited<ReturnType<TasksService['read']>>;
export type TaskStatus = TaskTold['status'];
export type Turn = TaskTold['turn'];

/** The beginning of a text that has no room on a page, cut at a word. */
export function shortened(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest - 1).join('');
  const space = cut.search(/\s\S*$/u);
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()} …`;
}
