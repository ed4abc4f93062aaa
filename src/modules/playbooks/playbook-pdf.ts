import { readFileSync } from 'node:fs';
import type { Doer } from '../../kernel/checklist.js';
import { localDay } from '../../kernel/time-zone.js';
import type { PdfData, PdfWriter } from '../../platform/documents/pdf.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { readPlaybook, type PlaybookBlock } from './playbook.rules.js';
import type { PlaybookRow } from './playbooks.repository.js';

export interface PlaybookPaper {
  readonly workspace: string;
  /** The reader's, which decides on which day a version was written. */
  readonly timeZone: string;
  readonly playbook: Pick<PlaybookRow, 'title' | 'clientName' | 'engagementName' | 'latest'>;
}

const template = readFileSync(new URL('playbook.typ', import.meta.url), 'utf8');

/** A playbook on paper (A4, PDF/UA-1), with a box to tick for each step. The same version gives the same bytes. */
export function playbookPdf(writer: PdfWriter, texts: Texts, paper: PlaybookPaper): Uint8Array {
  return writer.write(template, printedPlaybook(texts, paper), {
    language: texts.language,
    title: paper.playbook.title,
    date: Temporal.Instant.from(paper.playbook.latest.createdAt),
  });
}

/** What playbook.typ prints: each word of it, in order. */
function printedPlaybook({ t, day }: Texts, { workspace, timeZone, playbook }: PlaybookPaper): PdfData {
  const { title, clientName, engagementName, latest } = playbook;
  const doers: Record<Doer, string> = {
    assistant: t('playbook.by.assistant'),
    client: t('playbook.by.client'),
    together: t('playbook.by.together'),
  };
  const writtenOn = localDay(Temporal.Instant.from(latest.createdAt), timeZone).toString();
  let number = 0;
  const printed = (block: PlaybookBlock): PdfData =>
    block.kind === 'step'
      ? { kind: 'step', number: String(++number), text: block.text, by: block.by, who: doers[block.by], details: block.details.map(printed) } // prettier-ignore
      : { level: 0, ...block };
  return {
    workspace,
    author: latest.createdByName,
    heading: title,
    for: [clientName, engagementName].filter((name) => name !== null).join(' · '),
    edition: t('playbook.edition', { number: latest.number, day: day(writtenOn), name: latest.createdByName }), // prettier-ignore
    note: latest.note === '' ? '' : t('playbook.new-in-it', { note: latest.note }),
    blocks: readPlaybook(latest.markdown).filter(isNotTitle(title)).map(printed),
    page: t('report.page', { page: '{page}', pages: '{pages}' }),
  };
}

/** Who begins a playbook with its name need not see it twice. */
function isNotTitle(title: string) {
  return (block: PlaybookBlock, place: number) =>
    !(place === 0 && block.kind === 'heading' && block.text === title);
}
