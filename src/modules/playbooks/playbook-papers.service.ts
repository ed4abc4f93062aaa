import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { PdfWriter } from '../../platform/documents/pdf.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { playbookPdf } from './playbook-pdf.js';
import { PlaybooksRepository } from './playbooks.repository.js';

/** Playbooks on paper, in their own language: what is printed hangs beside the desk. */
@Injectable()
export class PlaybookPapersService {
  constructor(
    private readonly playbooks: PlaybooksRepository,
    private readonly workspaces: WorkspaceService,
    private readonly writer: PdfWriter,
  ) {}

  /** @throws NotFound */
  async pdf(id: string): Promise<{ bytes: Uint8Array; name: string }> {
    const playbook = await this.playbooks.one(actor(), id);
    const workspace = await this.workspaces.name();
    const { timeZone } = actor();
    const bytes = playbookPdf(this.writer, textsFor(playbook.language), { workspace, timeZone, playbook });
    return { bytes, name: `${playbook.title.replace(/[/\\:]/g, '-')}.pdf` };
  }
}
