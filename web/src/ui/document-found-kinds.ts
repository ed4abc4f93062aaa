import type { ArchiveFilter } from '../api/archive';

export type FoundKind = NonNullable<ArchiveFilter['kind']>;

export const foundKinds: FoundKind[] = ['deliverable', 'task', 'question', 'comment', 'attachment'];
