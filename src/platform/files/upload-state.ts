/** Where an upload stands: bytes arrive, all are here and looked at, fit to be taken, refused, taken by a record. */
export const uploadStates = ['receiving', 'checking', 'complete', 'infected', 'taken'] as const;
export type UploadState = (typeof uploadStates)[number];
