export const views = ['playbooks', 'templates', 'recurring'] as const;
export type View = (typeof views)[number];

/** What the address carries: which of the three, of which engagement, and the task that a playbook is to learn from. */
export interface PlaybookSearch {
  view?: View | undefined;
  engagementId?: string | undefined;
  fromTask?: string | undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function playbookSearch(search: Record<string, unknown>): PlaybookSearch {
  const id = (value: unknown) => (typeof value === 'string' && uuid.test(value) ? value : undefined);
  return {
    view: views.find((known) => known === search['view']),
    engagementId: id(search['engagementId']),
    fromTask: id(search['fromTask']),
  };
}
