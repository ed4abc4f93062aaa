import type { Language } from '../../../kernel/actor.js';
import { presented, type KeptContent } from '../content/report.content.js';

/** `Studio-Bianchi-2026-W46-it.pdf`; a name of two days or weeks has `_` between them. */
export function reportFileName(content: KeptContent, language: Language, ending = 'pdf'): string {
  const { engagement, period } = presented(content);
  const client = engagement.clientName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${client}-${period.replace('/', '_')}-${language}.${ending}`;
}
