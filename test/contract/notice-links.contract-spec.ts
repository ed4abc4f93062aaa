import { Environment } from '../../src/platform/config/environment.js';
import { NoticeLinks } from '../../src/modules/notices/notice-links.js';
import { noticeNouns, type NoticeNoun } from '../../src/modules/notices/notice.rules.js';
import type { PageLinks } from '../../src/platform/pages/page-links.js';
import { textOf } from '../support/repository.js';

const id = '0197a3b2-5c1d-7e4f-8a6b-3d2c1b0a9f8e';
const links = new NoticeLinks(
  {} as PageLinks,
  Object.assign(new Environment(), { publicUrl: 'https://a.example' }),
);
/** The pages of the web app, as its router names them. */
const pages = [...textOf('web/src/app/router.tsx').matchAll(/path: '([^']+)'/g)].map(
  ([, path = '']) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}$`),
);
/** Where the web app leads from a notice in the product. */
const inProduct = textOf('web/src/features/notices/notice-link.tsx');

describe('where a notice in a mail leads', () => {
  it.each(noticeNouns)(
    'about a %s is a page of the web app, and names the thing',
    async (noun: NoticeNoun) => {
      const address = await links.to(noun, id, null);
      const { origin, pathname, search } = new URL(address);
      expect(origin).toBe('https://a.example');
      expect(pages.filter((page) => page.test(pathname))).toHaveLength(1);
      expect(`${pathname}${search}`).toContain(id);
    },
  );

  it.each(noticeNouns)('about a %s is where the product leads too', async (noun: NoticeNoun) => {
    const { pathname } = new URL(await links.to(noun, id, null));
    const [, to = ''] =
      new RegExp(`\\b${noun}: \\(\\w+: string\\) =>\\s+linkOptions\\(\\{ to: '([^']+)'`).exec(inProduct) ??
      [];
    expect(to.replace(/\$\w+/, id)).toBe(pathname);
  });
});
