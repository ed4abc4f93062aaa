import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/domain-error.js';
import { csvOf, workbookOf } from '../../../platform/documents/tables.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { actor } from '../../../platform/database/transaction.js';
import type { Language } from '../../../kernel/actor.js';
import { keptContent, presented } from '../content/report.content.js';
import { ReportRepository } from '../report.repository.js';
import { ReportService } from '../report.service.js';
import {
  appointmentsTable,
  billingTable,
  documentsTable,
  reportFileTypes,
  reportFormats,
  workTable,
  type ReportFormat,
} from './report-export.js';
import { reportFileName } from './report-file-name.js';

/** A file to take along. */
export interface ReportFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** Reports as tables and as the very bytes that were hashed. */
@Injectable()
export class ReportExportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly service: ReportService,
  ) {}

  /** By the ending of its name: the PDF, or one of the formats. @throws NotFound for all others */
  async named(id: string, ending: string, language: Language): Promise<ReportFile> {
    if (ending === 'pdf') {
      const { bytes, name } = await this.service.readPdf(id, language);
      return { name, contentType: 'application/pdf', content: bytes };
    }
    const format = reportFormats.find((each) => each === ending);
    if (!format) throw new NotFound('report');
    return this.file(id, format, language);
  }

  /** @param wished the language of heads; the reader's own unless said @throws NotFound */
  async file(id: string, format: ReportFormat, wished?: Language): Promise<ReportFile> {
    const reader = actor();
    const row = await this.reports.read(reader, id);
    const language = wished ?? reader.language;
    const texts = textsFor(language);
    const kept = keptContent(row.content);
    const content = presented(kept);
    return {
      name: reportFileName(kept, language, format),
      contentType: reportFileTypes[format],
      content:
        format === 'json'
          ? Buffer.from(row.content ?? '')
          : format === 'csv'
            ? Buffer.from(csvOf(workTable(texts, content)))
            : await workbookOf([
                workTable(texts, content),
                billingTable(texts, content),
                documentsTable(texts, content),
                appointmentsTable(texts, content),
              ]),
    };
  }
}
