import { OmitType } from '@nestjs/swagger';
import { OneOf } from '../../platform/http/fields.js';
import { TimeEntriesQuery } from './time-entry.dto.js';

export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export class ExportQuery extends OmitType(TimeEntriesQuery, ['limit', 'cursor']) {
  @OneOf(exportFormats, { description: 'CSV is our own, which an import reads back; a workbook; or JSON.' })
  format!: ExportFormat;
}
