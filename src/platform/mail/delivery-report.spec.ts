import { bounceOf, complaintOf } from '../../../test/support/delivery-reports.js';
import { readDeliveryReport } from './delivery-report.js';

const messageId = '019a6a00-0000-7000-8000-000000000001@affianco.example';
const recipient = 'Giulia@Example.com';

describe('a report of a mail server', () => {
  it('says what became of which mail to whom (RFC 3464)', async () => {
    expect(
      await readDeliveryReport(bounceOf({ to: 'bounce+x@reply.example.com', recipient, messageId })),
    ).toEqual({
      kind: 'failed',
      status: '5.1.1',
      said: '550 5.1.1 No such mailbox here',
      recipients: ['giulia@example.com'],
      messageId,
      returnPaths: ['bounce+x@reply.example.com'],
    });
  });

  it.each([
    ['delayed', 'delayed'],
    ['delivered', 'delivered'],
    ['relayed', 'delivered'],
  ] as const)('that says %s is no failure', async (action, kind) => {
    expect(await readDeliveryReport(bounceOf({ recipient, messageId, action }))).toMatchObject({ kind });
  });

  it('is read where lines are folded, and end otherwise', async () => {
    const folded = bounceOf({ recipient, messageId })
      .toString()
      .replace('550 5.1.1 No', '550-5.1.1 The\r\n\t550 5.1.1 No');
    const report = await readDeliveryReport(Buffer.from(folded.replaceAll('\r\n', '\n')));
    expect(report).toMatchObject({ said: '550-5.1.1 The 550 5.1.1 No such mailbox here', messageId });
  });

  it('names nobody where it names nobody, and no mail where it brings none back', async () => {
    const bare = bounceOf({});
    expect(await readDeliveryReport(bare)).toMatchObject({ recipients: [], messageId: null, kind: 'failed' });
  });

  it('is a complaint where its reader called the mail unwanted (RFC 5965)', async () => {
    expect(await readDeliveryReport(complaintOf({ recipient, messageId }))).toEqual({
      kind: 'complaint',
      status: null,
      said: 'abuse (ProviderFeedback/1.0)',
      recipients: ['giulia@example.com'],
      messageId,
      returnPaths: ['post@example.com'],
    });
    expect(await readDeliveryReport(complaintOf({ messageId }, 'not-spam'))).toBeNull();
  });

  it.each([
    ['', 'nothing'],
    ['Subject: I am away\r\nAuto-Submitted: auto-replied\r\n\r\nUntil Monday.', 'an absence note'],
    [bounceOf({ recipient }).toString().replace('Action: failed', 'Action: on fire'), 'an unknown action'],
    [bounceOf({ recipient }).toString().slice(0, 500), 'one that was cut off'],
    ['\0\xff--=_parts\r\nContent-Type: message/delivery-status', 'noise'],
  ])('is not what %j is (%s)', async (text) => {
    expect(await readDeliveryReport(Buffer.from(text, 'latin1'))).toBeNull();
  });

  it('says what a server says on one line, and never endlessly', async () => {
    const diagnostic = `550 ${'no '.repeat(2000)}\u2028Bcc: everybody`;
    const report = await readDeliveryReport(bounceOf({ recipient, messageId, diagnostic }));
    expect(report?.said).toHaveLength(400);
    expect(report?.said).not.toMatch(/[\r\n\u2028]/u);
  });
});
