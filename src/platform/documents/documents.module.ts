import { Module } from '@nestjs/common';
import { PdfWriter, TypstPdfWriter } from './pdf.js';

/** Writers of documents, each behind an interface of our own. */
@Module({
  providers: [{ provide: PdfWriter, useClass: TypstPdfWriter }],
  exports: [PdfWriter],
})
export class DocumentsModule {}
