import { cleanFileName, extensionOf } from './file-name.js';

describe('the name of an uploaded file', () => {
  it('stays as it is where it is harmless', () => {
    expect(cleanFileName('Übersicht (März) – final.pdf')).toBe('Übersicht (März) – final.pdf');
  });

  it('loses every folder, with either slash', () => {
    expect(cleanFileName('../../etc/passwd')).toBe('passwd');
    expect(cleanFileName('C:\\Users\\anna\\fattura.pdf')).toBe('fattura.pdf');
  });

  it('loses control characters and marks that turn text around', () => {
    expect(cleanFileName('in\r\nvoice\0\t.pdf')).toBe('invoice.pdf');
    expect(cleanFileName('report\u202Efdp.exe')).toBe('reportfdp.exe');
  });

  it('is one form of the same letters', () => {
    expect(cleanFileName('cafe\u0301.txt')).toBe('café.txt');
  });

  it('has 255 characters at most and keeps its extension', () => {
    const name = cleanFileName(`${'a'.repeat(400)}.docx`);
    expect([...name]).toHaveLength(255);
    expect(name.endsWith('.docx')).toBe(true);
    expect([...cleanFileName('😀'.repeat(300))]).toHaveLength(255);
  });

  it.each(['', '   ', '.', '..', 'folder/', '\u0000'])('is “file” where nothing is left of %j', (name) => {
    expect(cleanFileName(name)).toBe('file');
  });

  it('tells its extension in lower case', () => {
    expect([
      extensionOf('A.PDF'),
      extensionOf('archive.tar.gz'),
      extensionOf('README'),
      extensionOf('a.b c'),
    ]).toEqual(['pdf', 'gz', '', '']);
  });
});
