import { DomainError } from '../../kernel/domain-error.js';

/** The table breaks off, or a quote stands astray: not one row was taken. */
export class ImportUnreadable extends DomainError {
  constructor(line: number) {
    super('import.unreadable', 'rule', { line });
  }
}

/** The header is not one of the tool that was named, or of none that is known. */
export class ImportOtherFormat extends DomainError {
  constructor(format: string) {
    super('import.other-format', 'rule', { format });
  }
}

/** A workbook where a text table was expected. */
export class ImportIsSpreadsheet extends DomainError {
  constructor() {
    super('import.spreadsheet', 'rule');
  }
}

/** A picture, an archive, anything but text. */
export class ImportIsBinary extends DomainError {
  constructor() {
    super('import.binary', 'rule');
  }
}

/** A JSON document: of a whole workspace at best, which the operator's command brings back. */
export class ImportIsDocument extends DomainError {
  constructor() {
    super('import.document', 'rule');
  }
}

/** Nothing is in the file, or a header alone. */
export class ImportEmpty extends DomainError {
  constructor() {
    super('import.empty', 'rule');
  }
}

/** Something has to be said first that the file leaves open. */
export class ImportQuestionsOpen extends DomainError {
  constructor(questions: readonly string[]) {
    super('import.questions-open', 'rule', { questions: questions.join(', ') });
  }
}

/** It is being worked on: one thing at a time. */
export class ImportBusy extends DomainError {
  constructor() {
    super('import.busy', 'conflict');
  }
}

/** Its entries are there already. */
export class ImportDone extends DomainError {
  constructor() {
    super('import.done', 'conflict');
  }
}

/** It was undone before; the file has to be sent again. */
export class ImportUndone extends DomainError {
  constructor() {
    super('import.undone', 'conflict');
  }
}

/** Nothing was taken, so nothing can be undone. */
export class ImportNotDone extends DomainError {
  constructor() {
    super('import.not-done', 'conflict');
  }
}

/** Uploads wait a day; this one has been forgotten. */
export class ImportFileGone extends DomainError {
  constructor() {
    super('import.file-gone', 'rule');
  }
}

/** More clients, services and people than any practice has: columns that were mixed up. */
export class ImportTooManyNames extends DomainError {
  constructor(most: number) {
    super('import.too-many-names', 'rule', { most });
  }
}

/** Rows could not be taken, and the file is taken whole or not at all unless the good rows are asked for. */
export class ImportRowsRefused extends DomainError {
  constructor(refused: number) {
    super('import.rows-refused', 'rule', { refused });
  }
}

/** Something that nobody foresaw; nothing was taken, and it can be tried again. */
export class ImportBrokeOff extends DomainError {
  constructor() {
    super('import.broke-off', 'unavailable');
  }
}

/** A sheet of more rows than spreadsheets and our memory like. */
export class ExportTooLong extends DomainError {
  constructor(most: number) {
    super('export.too-long', 'rule', { most });
  }
}
