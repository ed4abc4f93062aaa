import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString, decodePDFRawStream, type PDFObject } from '@cantoo/pdf-lib'; // prettier-ignore

/** One element of a PDF's structure tree, as screen readers walk it (ISO 32000-1 §14.7). */
export interface PdfElement {
  /** Standard type, after the role map: `H1`, `Table`, `TH`, `Figure`. */
  readonly type: string;
  readonly alt: string | null;
  /** Of a table header: `Row`, `Column` or `Both`. */
  readonly scope: string | null;
  /** Columns that a cell takes. */
  readonly columns: number;
  readonly children: readonly PdfElement[];
}

/** What of ISO 14289-1 (PDF/UA-1) a program can check. */
export interface PdfStructure {
  readonly marked: boolean;
  readonly language: string | null;
  readonly title: string | null;
  /** Readers show the title and not the file's name. */
  readonly showsTitle: boolean;
  /** `pdfuaid:part` of the metadata. */
  readonly uaPart: string | null;
  /** Every page with something to go to says that tab follows the structure. */
  readonly tabsByStructure: boolean;
  readonly fontsEmbedded: boolean;
  readonly elements: readonly PdfElement[];
}

/** Reads a PDF's own structure, without the program that made it. */
export async function pdfStructure(bytes: Uint8Array): Promise<PdfStructure> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = pdf;
  const look = (object: PDFObject | undefined) => (object instanceof PDFRef ? context.lookup(object) : object);
  const of = (dict: PDFDict, key: string) => look(dict.get(PDFName.of(key)));
  const dictOf = (dict: PDFDict, key: string) => {
    const found = of(dict, key);
    return found instanceof PDFDict ? found : undefined;
  };
  const root = dictOf(catalog, 'StructTreeRoot');
  const roles = root && dictOf(root, 'RoleMap');
  const typeOf = (dict: PDFDict) => {
    const own = nameOf(of(dict, 'S')) ?? '';
    return (roles && nameOf(of(roles, own))) ?? own;
  };
  const attribute = (dict: PDFDict, key: string) => {
    const attributes = of(dict, 'A');
    const all = attributes instanceof PDFArray ? attributes.asArray().map(look) : [attributes];
    return all.map((each) => (each instanceof PDFDict ? of(each, key) : undefined)).find(Boolean);
  };
  const childrenOf = (dict: PDFDict): PdfElement[] => {
    const kids = of(dict, 'K');
    const all = kids instanceof PDFArray ? kids.asArray().map(look) : [kids];
    return all
      .filter((kid) => kid instanceof PDFDict)
      .filter((kid) => kid.has(PDFName.of('S')))
      .map((kid) => ({
        type: typeOf(kid),
        alt: textOf(of(kid, 'Alt')),
        scope: nameOf(attribute(kid, 'Scope')),
        columns: numberOf(attribute(kid, 'ColSpan')) ?? 1,
        children: childrenOf(kid),
      }));
  };
  const marks = dictOf(catalog, 'MarkInfo');
  const shown = dictOf(catalog, 'ViewerPreferences');
  const metadata = of(catalog, 'Metadata');
  const xmp =
    metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8') : '';
  const descriptors = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => nameOf(of(dict, 'Type')) === 'FontDescriptor');
  return {
    marked: marks !== undefined && of(marks, 'Marked')?.toString() === 'true',
    language: textOf(of(catalog, 'Lang')),
    title: pdf.getTitle() ?? null,
    showsTitle: shown !== undefined && of(shown, 'DisplayDocTitle')?.toString() === 'true',
    uaPart: /pdfuaid:part(?:>|=")(\d)/.exec(xmp)?.[1] ?? null,
    tabsByStructure: pdf.getPages().every(({ node }) => !of(node, 'Annots') || nameOf(of(node, 'Tabs')) === 'S'),
    fontsEmbedded: descriptors.every((dict) => ['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(PDFName.of(key)))),
    elements: root ? childrenOf(root) : [],
  };
} // prettier-ignore

/** Every element of a tree, in the order in which it is read. */
export function elementsIn(elements: readonly PdfElement[]): PdfElement[] {
  return elements.flatMap((element) => [element, ...elementsIn(element.children)]);
}

function nameOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFName ? object.decodeText() : null;
}

function textOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;
}

function numberOf(object: PDFObject | undefined): number | null {
  return object instanceof PDFNumber ? object.asNumber() : null;
}
