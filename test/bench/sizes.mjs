// What a browser downloads: before the web app shows its first page, and for a page that a mail links to.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../../web/dist/', import.meta.url);

/** The scripts that the first page needs, by what the built page itself asks for, compressed as they travel. */
export function firstJavaScript() {
  const page = readFileSync(new URL('index.html', dist), 'utf8');
  const asked = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/?([^"]+\.js)"/g)].map(
    ([, name]) => name,
  );
  const weighed = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length;
  return [...new Set(asked)].reduce((sum, name) => sum + weighed(name), 0);
}

/** The report's page of the last mail that was sent, and everything it loads. */
export async function mailedPage(url, mail) {
  const path = /\/r\/[\w-]{78}/.exec(mail.replace(/=\r\n/g, ''))?.[0];
  if (!path) throw new Error('the mail has no link to a report');
  const answer = await fetch(url + path);
  const html = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const loaded = [
    ...html.matchAll(/<(?:script|img|link[^>]+stylesheet)[^>]*(?:src|href)="(?!data:)([^"]+)"/g),
  ];
  if (loaded.length > 0 || /<script/i.test(html)) throw new Error('the page loads something besides itself');
  return { bytes: Buffer.byteLength(html), gzip: gzipSync(html, { level: 9 }).length };
}
