import type { AgreementStory } from './agreement-reading.service.js';

/** What the reader has just done, told once. */
export const agreementNotices = ['accepted', 'declined', 'asked', 'changed', 'missing'] as const;
export type AgreementNotice = (typeof agreementNotices)[number];

export interface AgreementPageProps extends AgreementStory {
  readonly workspaceName: string;
  /** Zone of the reader, in which moments are told. */
  readonly timeZone: string;
  readonly note: { readonly text: string; readonly byName: string } | null;
  readonly notice: AgreementNotice | null;
  readonly urls: { readonly answers: string; readonly portal: string };
}
