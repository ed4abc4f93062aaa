/** Something a screen may show has changed. Carries ids only: whoever hears it asks again in its own name. */
export interface ChangeEvent {
  readonly id: string;
  readonly type: `${string}.changed`;
  readonly recordId: string;
  /** Null: concerns the workspace as such, and is told to its owners alone. */
  readonly engagementId: string | null;
  readonly workspaceId: string;
  /** Somebody's own (a notice): told to that seat alone, whatever the rest says. */
  readonly seatId?: string | null;
  /** Not told to contacts: something internal, or a draft. */
  readonly membersOnly?: boolean;
}

/** Who, of those who have the engagement in reach, is told. */
export type Audience = 'everybody' | 'members' | { readonly seatId: string };

/** PostgreSQL channel that carries events from any process to every browser stream. */
export const CHANNEL = 'affianco_events';
