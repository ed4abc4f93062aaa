import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { csvOf, workbookOf } from '../../platform/documents/tables.js';
import { textsFor } from '../../platform/i18n/translate.js';
import type { ViewFiguresDto, ViewFormat } from './view-figures.dto.js';
import { ViewsService } from './views.service.js';
import { tableOf } from './view.wording.js';
import type { ViewRow } from './views.repository.js';

const TYPES: Readonly<Record<ViewFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/** A file that was made for one answer. */
export interface ViewFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The figures of a view to take along, in the reader's language. */
@Injectable()
export class ViewFilesService {
  constructor(private readonly views: ViewsService) {}

  /** @throws NotFound, TooManyRows */
  async of(id: string, format: ViewFormat): Promise<ViewFile> {
    const { view, figures } = await this.views.figuresOf(id);
    const { from, to } = figures;
    const last = Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();
    const name = `${view.name} ${from === last ? from : `${from}–${last}`}.${format}`;
    return { name, contentType: TYPES[format], bytes: await bytesOf(format, view, figures) };
  }
}

async function bytesOf(format: ViewFormat, view: ViewRow, figures: ViewFiguresDto): Promise<Buffer> {
  if (format === 'json') return Buffer.from(`${JSON.stringify({ view: view.name, ...figures })}\n`);
  const table = tableOf(textsFor(actor().language), view, figures, format === 'xlsx');
  return format === 'csv' ? Buffer.from(csvOf(table)) : workbookOf([table]);
}
