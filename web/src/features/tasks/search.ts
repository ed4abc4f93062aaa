/** What the address of the task list may carry; the list's own filters join here. */
export interface TaskSearch {
  engagementId?: string;
  turn?: string;
}

export function taskSearch(search: Record<string, unknown>): TaskSearch {
  const found: TaskSearch = {};
  if (typeof search['engagementId'] === 'string') found.engagementId = search['engagementId'];
  if (typeof search['turn'] === 'string') found.turn = search['turn'];
  return found;
}
