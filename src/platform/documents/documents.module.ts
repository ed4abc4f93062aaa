import { Module } from '@nestjs/common';
import { PdfWriter, TypstPdfWriter } from './pdf.js';
import { Pictures } from './pictures.js';

/** Writers of documents, each behind an interface of our own, and the maker of pictures of them. */
@Module({
  providers: [{ provide: PdfWriter, useClass: TypstPdfWriter }, Pictures],
  exports: [PdfWriter, Pictures],
})
export class DocumentsModule {}
