import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { DeliverablePreviewsJobs } from '../../src/modules/deliverables/deliverable-previews.jobs.js';
import { Pictures } from '../../src/platform/documents/pictures.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { paperOf } from '../support/paper.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('previews', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;
  let workspaceId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
    office = await anEngagement(anna);
    giulia = await aPortalContact(test, anna, { clientId: office.clientId });
    workspaceId = await anna.workspaceId();
  }, 30_000);
  afterAll(() => test.close());

  const handed = async (name: string, content: Buffer | string, show: 'true' | 'false' = 'true') =>
    aDeliverable(anna, { engagementId: office.id, show }, { name, content: content as string });
  const look = (who: Visitor, id: string, asked = '') =>
    who.get(`/deliverables/${id}/versions/1/preview${asked}`);
  const make = (id: string) =>
    test.app.get(DeliverablePreviewsJobs).run({ workspaceId, deliverableId: id, number: '1' });
  const version = async (id: string) => (await anna.get(`/deliverables/${id}`).expect(200)).body.latest;
  const photo = () =>
    sharp({ create: { width: 1200, height: 800, channels: 3, background: '#336699' } })
      .withExif({ IFD0: { Copyright: 'Anna, Via Roma 1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();

  it('of a picture are WebP in two widths, turned as it was held, without what the camera wrote', async () => {
    const { id } = await handed('photo.jpg', await photo());
    expect(await version(id)).toMatchObject({ preview: 'waiting', hasPreview: false });
    const early = await look(giulia.visitor, id).expect(503);
    expect([early.body.code, early.headers['retry-after']]).toEqual(['deliverable.preview-waiting', '1']);
    await make(id);
    expect(await version(id)).toMatchObject({ preview: 'image', hasPreview: true, pages: 1 });
    for (const [width, height] of [[320, 480], [800, 1200]] as const) {
      const { body, headers } = await look(giulia.visitor, id, `?width=${width === 320 ? 320 : 960}`).expect(200);
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'private, no-cache',
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      });
      const found = await sharp(body as Buffer).metadata();
      // The picture is 800 wide when it is turned, and is not blown up.
      expect([found.format, found.width, found.height, found.exif]).toEqual(['webp', width, height, undefined]);
    }
    await look(giulia.visitor, id, '?width=500').expect(400);
    await look(giulia.visitor, id, '?page=2').expect(404);
    await look(giulia.visitor, id, '?page=21').expect(400);
  }, 60_000); // prettier-ignore

  it('of a PDF are its first twenty pages, each a picture of its own', async () => {
    const { id } = await handed('plan.pdf', paperOf(23));
    await make(id);
    expect(await version(id)).toMatchObject({ preview: 'pages', hasPreview: true, pages: 20 });
    const first = await look(anna, id, '?page=1&width=960').expect(200);
    const last = await look(anna, id, '?page=20&width=960').expect(200);
    expect((await sharp(first.body as Buffer).metadata()).width).toBe(960);
    expect((first.body as Buffer).equals(last.body as Buffer)).toBe(false);
    await look(anna, id, '?page=20').expect(200);
  }, 60_000);

  it('of a text are its first 100 kB, as plain text, whatever stands in it', async () => {
    const page = await handed('page.md', '<script>alert(1)</script> – è');
    const shown = await look(giulia.visitor, page.id).expect(200);
    expect([shown.headers['content-type'], shown.text]).toEqual(['text/plain; charset=utf-8', '<script>alert(1)</script> – è']); // prettier-ignore
    // Two bytes each, and one before them: the limit falls into the middle of a character.
    const long = await handed('long.txt', `x${'è'.repeat(90_000)}`);
    const { text } = await look(anna, long.id).expect(200);
    expect([text.length, text.includes('\uFFFD')]).toEqual([50_000, false]);
    await look(anna, page.id, '?page=2').expect(404);
  });

  it('are made by the worker after the hand-over, and the screens are told', async () => {
    await test.work();
    const { id } = await handed('dot.png', await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).png().toBuffer()); // prettier-ignore
    for (let turn = 0; turn < 200 && !(await version(id)).hasPreview; turn++) await pause(50);
    expect(await version(id)).toMatchObject({ preview: 'image', pages: 1 });
    const told = await test.sql(`SELECT FROM event WHERE record_id = $1`, [id]);
    expect(told).toHaveLength(2);
  }, 60_000);

  it('are made once, and made again where they are missing', async () => {
    const { id } = await handed('photo.jpg', await photo());
    await make(id);
    await Promise.all([make(id), make(id)]);
    await test.sql('DELETE FROM deliverable_preview WHERE deliverable_id = $1', [id]);
    await look(anna, id).expect(503);
    for (let turn = 0; turn < 200 && !(await version(id)).hasPreview; turn++) await pause(50);
    await look(anna, id).expect(200);
  }, 60_000);

  it('are as secret as what they are of', async () => {
    const { id } = await handed('draft.txt', 'Secret', 'false');
    await look(giulia.visitor, id).expect(404);
    const elsewhere = await anEngagement(anna);
    const james = await aPortalContact(test, anna, { clientId: elsewhere.clientId });
    await anna.post(`/deliverables/${id}/show`).expect(200);
    await look(giulia.visitor, id).expect(200);
    await look(james.visitor, id).expect(404);
    await look(test.visitor(), id).expect(401);
  });

  describe('of a file that means harm', () => {
    const none = async (name: string, content: Buffer) => {
      const { id, latest } = await handed(name, content);
      await make(id);
      expect((latest as { contentType?: string }).contentType).not.toBe('application/octet-stream');
      expect(await version(id)).toMatchObject({ preview: 'none', hasPreview: false, pages: null });
      expect((await look(anna, id).expect(404)).body.code).toBe('deliverable.no-preview');
    };

    it('there are none, and it is said so: broken, cut, larger than any screen', async () => {
      await none('broken.pdf', Buffer.from('%PDF-1.7\nnothing that could be read\n'));
      const whole = await photo();
      await none('cut.jpg', whole.subarray(0, 700));
      const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } })
        .png({ compressionLevel: 9 })
        .toBuffer();
      expect(bomb.length).toBeLessThan(5_000_000);
      await none('bomb.png', bomb);
    }, 120_000);

    it('the process that reads it may die, and nothing else does', async () => {
      const pictures = test.app.get(Pictures);
      await expect(pictures.make('/proc/self/mem', false, '/nowhere')).rejects.toThrow();
      await expect(pictures.make('/dev/zero', true, '/nowhere')).rejects.toThrow(/ended|heap|memory|bytes|size|limit|large/i);
      await anna.get('/session').expect(200);
    }, 90_000); // prettier-ignore
  });
});
