/** Reports as mail servers write them. */
export interface ReportOf {
  /** `Return-Path` of the mail that came back, or wherever the report is sent. */
  readonly to?: string;
  readonly recipient?: string;
  /** Without brackets. */
  readonly messageId?: string;
  readonly action?: 'failed' | 'delayed' | 'delivered' | 'relayed';
  readonly status?: string;
  readonly diagnostic?: string;
}

const LINE = '\r\n';
const lines = (...parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(LINE);

/** RFC 3464: a mail could not be delivered, or not yet. */
export function bounceOf(report: ReportOf): Buffer {
  const { to = 'post@example.com', recipient, messageId, action = 'failed' } = report;
  const { status = '5.1.1', diagnostic = '550 5.1.1 No such mailbox here' } = report;
  const text = lines(
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_parts"',
    '',
    '--=_parts',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--=_parts',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    'Arrival-Date: Mon, 16 Nov 2026 09:30:00 +0100',
    '',
    recipient === undefined ? null : `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mailbox.example.org',
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    '--=_parts',
    'Content-Type: message/rfc822',
    '',
    messageId === undefined ? null : `Message-ID: <${messageId}>`,
    recipient === undefined ? null : `To: Reader <${recipient}>`,
    'Subject: Report',
    '',
    'Good morning',
    '--=_parts--',
    '',
  );
  return Buffer.from(text);
}

/** RFC 5965: a reader called a mail unwanted; many providers leave out who it was. */
export function complaintOf(
  { to = 'post@example.com', recipient, messageId }: ReportOf,
  type = 'abuse',
): Buffer {
  const text = lines(
    'From: <feedback@provider.example.net>',
    `To: ${to}`,
    'Subject: FW: Report',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="=_parts"',
    '',
    '--=_parts',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '--=_parts',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: ProviderFeedback/1.0',
    'Version: 1',
    recipient === undefined ? null : `Original-Rcpt-To: <${recipient}>`,
    '',
    '--=_parts',
    'Content-Type: text/rfc822-headers',
    '',
    messageId === undefined ? null : `Message-ID: <${messageId}>`,
    'Subject: Report',
    '--=_parts--',
    '',
  );
  return Buffer.from(text);
}
