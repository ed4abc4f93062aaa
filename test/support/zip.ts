import { text } from 'node:stream/consumers';
import { crc32, deflateRawSync } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** A ZIP file of these texts, as simple as one can be: for documents of a few words, and for bombs. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt16LE(0x2100, 8);
    facts.writeUInt32LE(crc32(raw), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(raw.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), facts, rest, name]));
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, index, Buffer.from('PK\x05\x06'), end]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const TYPES = (type: string, part: string) =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DRAWING =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const OFFICE =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"';

/** The smallest documents that office programs open, with one text in each. */
export const documents: Readonly<Record<'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods', (text: string) => Buffer>> =
  {
    docx: (text) =>
      zipOf({
        '[Content_Types].xml': TYPES('wordprocessingml.document', '/word/document.xml'),
        'word/document.xml': `${HEAD}<w:document ${WORD}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
      }),
    xlsx: (text) =>
      zipOf({
        '[Content_Types].xml': TYPES('spreadsheetml.sheet', '/xl/workbook.xml'),
        'xl/workbook.xml': `${HEAD}<workbook><sheets><sheet name="Elenco" sheetId="1"/></sheets></workbook>`,
        'xl/sharedStrings.xml': `${HEAD}<sst><si><t>${text}</t></si></sst>`,
        'xl/worksheets/sheet1.xml': `${HEAD}<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
      }),
    pptx: (text) =>
      zipOf({
        '[Content_Types].xml': TYPES('presentationml.presentation', '/ppt/presentation.xml'),
        'ppt/slides/slide1.xml': `${HEAD}<p:sld ${DRAWING}><p:cSld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:cSld></p:sld>`,
      }),
    odt: (text) =>
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `${HEAD}<office:document-content ${OFFICE}><office:body><office:text><text:p>${text}</text:p></office:text></office:body></office:document-content>`,
      }),
    ods: (text) =>
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': `${HEAD}<office:document-content ${OFFICE}><office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      }),
  };

/** The files of a ZIP file by their paths, as texts. */
export async function filesIn(zip: Buffer): Promise<Map<string, string>> {
  const opened = await new Promise<ZipFile>((done, fail) =>
    fromBuffer(zip, { lazyEntries: true }, (error, file) => (error ? fail(error) : done(file))),
  );
  const files = new Map<string, string>();
  await new Promise<void>((done, fail) => {
    opened.on('error', fail).on('end', done);
    opened.on('entry', (entry: Entry) =>
      opened.openReadStream(entry, (error, stream) => {
        if (error) return fail(error);
        text(stream).then((content) => {
          files.set(entry.fileName, content);
          opened.readEntry();
        }, fail);
      }),
    );
    opened.readEntry();
  });
  return files;
}
