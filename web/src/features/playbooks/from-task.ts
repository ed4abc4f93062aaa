import type { ChecklistItem } from '../../api/types';

const marks = { assistant: '', client: ' @client', together: ' @together' } as const;

/** The steps of a task as the Markdown of a playbook: what was done once becomes how it is done. */
export function markdownOf(steps: Pick<ChecklistItem, 'text' | 'by'>[]): string {
  return steps.map(({ text, by }, index) => `${index + 1}. ${text}${marks[by]}`).join('\n');
}
