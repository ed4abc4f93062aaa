import { get, type IncomingMessage } from 'node:http';

/** An open stream of server-sent events. */
export interface OpenStream {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Everything received up to now. */
  text(): string;
  close(): void;
}

/** Opens `/api/v1/events` for a program with a token. */
export function openStream(url: string, token: string, lastEventId?: string): Promise<OpenStream> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId && { 'last-event-id': lastEventId }),
  };
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/v1/events`, { headers }, (answer) => {
      let received = '';
      answer.setEncoding('utf8').on('data', (part: string) => (received += part));
      answer.on('error', () => undefined);
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: () => received,
        close: () => request.destroy(),
      });
    });
    request.on('error', reject);
  });
}
