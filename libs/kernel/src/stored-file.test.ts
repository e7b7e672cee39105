import fc from 'fast-check';
import { fileType, fileTypes, storedName } from './stored-file';
import { hasForbiddenCharacter } from './text';

const jpeg = (name: string): string => storedName(name, 'image/jpeg');

describe('names of stored files 文件名', () => {
  it.each([
    ['现场照片.jpg', '现场照片.jpg'], ['IMG_0042.JPEG', 'IMG_0042.JPEG'],
    ['../../etc/passwd', 'passwd.jpg'], ['C:\\Users\\zhang\\照片.jpg', '照片.jpg'], ['/var/lib/x.jpg', 'x.jpg'], ['..', 'file.jpg'], ['', 'file.jpg'], ['.htaccess', 'htaccess.jpg'], ['.jpg', 'jpg.jpg'],
    ['photo\u202Egpj.exe', 'photogpj.exe.jpg'], ['a\u0000b\r\nSet-Cookie: x.jpg', 'abSet-Cookie_ x.jpg'], ['tab\there.jpg', 'tabhere.jpg'], ['zero\u200Bwidth\uFEFF.jpg', 'zerowidth.jpg'], ['a".jpg; filename="b.html', 'a_.jpg; filename=_b.html.jpg'],
    ['e\u0301.jpg', 'é.jpg'], ['half\ud800.jpg', 'half\ufffd.jpg'], ['page.html', 'page.html.jpg'], ['x.jpg . .', 'x.jpg'],
  ])('keeps %j as %j', (given, kept) => { expect(jpeg(given)).toBe(kept); });

  it('is at most 200 characters and keeps its ending', () => {
    const name = jpeg(`${'长'.repeat(500)}.jpeg`);
    expect([...name]).toHaveLength(200);
    expect(name.endsWith('长.jpeg')).toBe(true);
  });

  it('has no path, no control or direction mark, the right ending, and stays as it is when kept again, whatever is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...Object.keys(fileTypes)), (given, mediaType) => {
      const name = storedName(given, mediaType);
      expect(name).not.toMatch(/[\\/<>:"|?*\t\r\n]/);
      expect(hasForbiddenCharacter(name)).toBe(false);
      expect([...name].length).toBeLessThanOrEqual(200);
      const type = fileType(mediaType);
      expect([type?.extension, ...(type?.also ?? [])]).toContain(name.split('.').at(-1)?.toLowerCase());
      expect(storedName(name, mediaType)).toBe(name);
    }), { numRuns: 500 });
  });

  it('accepts nothing that runs', () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/javascript', 'application/x-msdownload', 'constructor', '__proto__']) {
      expect(fileType(type)).toBeNull();
      expect(() => storedName('x', type)).toThrow('is not accepted');
    }
  });
});
