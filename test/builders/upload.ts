import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Sends a file in one piece (tus 1.0), and waits until it is fit to be taken. @returns its id */
export async function anUpload(
  test: TestApp,
  by: Visitor,
  { name = 'note.txt', content = 'What was said' }: { name?: string; content?: string | Buffer } = {},
): Promise<string> {
  const { body } = await by.post('/tokens', { name: 'uploads' }).expect(201);
  const authorization = `Bearer ${(body as { token: string }).token}`;
  const bytes = Buffer.from(content);
  const answer = await fetch(`${test.url}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      authorization,
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes,
  });
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  const id = answer.headers.get('location')?.split('/').at(-1) ?? '';
  for (let turn = 0; turn < 200; turn++) {
    const standing = await by.get(`/uploads/${id}`).expect(200);
    if ((standing.body as { state: string }).state === 'complete') return id;
    await pause(25);
  }
  throw new Error('the upload does not become complete');
}
