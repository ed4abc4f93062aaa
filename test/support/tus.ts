import { randomBytes } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Upload } from 'tus-js-client';
import type { TestApp } from './start-app.js';

/** Who sends, as the protocol's own client needs to know it. */
export interface Sender {
  /** Address of the product, or of a line to it that breaks. */
  readonly url: string;
  readonly token: string;
}

export interface SendOptions {
  readonly name?: string;
  readonly chunkSize?: number;
}

/** Sends bytes with tus-js-client, which comes back by itself after a line broke. @returns id of the upload */
export function send(
  { url, token }: Sender,
  content: Buffer,
  { name = 'file.bin', chunkSize = Infinity }: SendOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint: `${url}/api/v1/uploads`,
      chunkSize,
      retryDelays: [0, 20, 50, 100, 200, 400],
      headers: { authorization: `Bearer ${token}` },
      metadata: { filename: name },
      onError: reject,
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
    });
    upload.start();
  });
}

/** A line to the product on which each connection breaks after as many bytes as it is told. */
export async function breakingLine(
  test: TestApp,
  afterBytes: () => number,
): Promise<{ readonly url: string; readonly broken: () => number; close(): Promise<void> }> {
  const target = new URL(test.url);
  let broken = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const limit = afterBytes();
    const line = connect(Number(target.port), target.hostname);
    let passed = 0;
    for (const socket of [client, line]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (passed > limit) {
        broken += 1;
        client.destroy();
        line.destroy();
      } else if (!line.write(chunk)) {
        client.pause();
        line.once('drain', () => client.resume());
      }
    });
    line.pipe(client);
    client.on('end', () => line.end());
    client.on('close', () => line.destroy());
    line.on('close', () => client.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken: () => broken,
    close: () =>
      new Promise((closed) => {
        open.forEach((socket) => socket.destroy());
        server.close(() => closed());
      }),
  };
}

/** Bytes that nobody can guess, and of which no part is like another. */
export const anyBytes = (size: number): Buffer => randomBytes(size);
