/** A PDF of so many pages, each with its number on it; made by hand, so that nothing has to be believed. */
export function paperOf(pages: number): Buffer {
  return paper(Array.from({ length: pages }, (_, page) => `Page ${page + 1}`));
}

/** A PDF of one page with a line of text, in letters that its font has. */
export function textPaper(text: string): Buffer {
  return paper([text]);
}

function paper(texts: readonly string[]): Buffer {
  const pages = texts.length;
  const objects: string[] = [];
  const kids = Array.from({ length: pages }, (_, page) => `${4 + page * 2} 0 R`).join(' ');
  objects[1] = '<< /Type /Catalog /Pages 2 0 R >>';
  objects[2] = `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`;
  objects[3] = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  for (let page = 0; page < pages; page += 1) {
    const text = `BT /F1 24 Tf 72 700 Td (${texts[page]}) Tj ET`;
    objects[4 + page * 2] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + page * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`;
    objects[5 + page * 2] = `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  }
  let file = '%PDF-1.7\n';
  const places: number[] = [];
  objects.forEach((object, number) => {
    places[number] = file.length;
    file += `${number} 0 obj\n${object}\nendobj\n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length}\n0000000000 65535 f \n`;
  for (const place of places.slice(1)) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
