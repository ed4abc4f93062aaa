import { request as httpRequest, type ClientRequest } from 'node:http';
import type { TestApp } from './start-app.js';

const BOUNDARY = 'affianco-test-boundary';

/** Somebody who begins to upload a file and does not get to its end. */
export interface BrokenUpload {
  /** Cuts the line. */
  cut(): Promise<void>;
}

/** Sends the fields and the first `bytes` bytes of a file, and then nothing. */
export async function beginUpload(
  test: TestApp,
  email: string,
  fields: Record<string, string>,
  bytes: number,
): Promise<BrokenUpload> {
  const signedIn = await fetch(`${test.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'correct-horse-battery' }),
  });
  const { csrfToken } = (await signedIn.json()) as { csrfToken: string };
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] as string;
  const upload = httpRequest(`${test.url}/api/v1/deliverables`, {
    method: 'POST',
    headers: {
      cookie,
      'x-csrf-token': csrfToken,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': String(10 * bytes + 10_000),
    },
  });
  upload.on('error', () => undefined);
  for (const [name, value] of Object.entries(fields)) {
    upload.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  }
  upload.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="half.txt"\r\n\r\n`);
  await new Promise<void>((sent) => upload.write('x'.repeat(bytes), () => sent()));
  return { cut: () => cut(upload) };
}

function cut(upload: ClientRequest): Promise<void> {
  return new Promise((closed) => {
    upload.once('close', () => closed());
    upload.destroy();
  });
}
