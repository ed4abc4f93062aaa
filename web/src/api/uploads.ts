import type { DetailedError, PreviousUpload, Upload } from 'tus-js-client';
import * as api from './generated/sdk.gen';
import { address, manners } from './http';
import { ownerKey } from './offline/owner';
import { Problem } from './problem';

/** As much as the server takes of one file: said before, so that nobody waits for a refusal. */
export const largestUpload = 2 * 1024 ** 3;

/** How a resumable upload goes. */
export interface Progress {
  onProgress?: (share: number) => void;
  /** The connection is gone and is being tried again; the next progress says that it is back. */
  onStall?: () => void;
  /** Everything has arrived and is being looked through. */
  onChecking?: () => void;
  signal?: AbortSignal;
}

/** Refused for what the file is, not for what the connection is: trying again changes nothing. */
export class UploadRefused extends Error {
  readonly code: 'too-large' | 'infected';

  constructor(code: 'too-large' | 'infected') {
    super(code);
    this.name = 'UploadRefused';
    this.code = code;
  }
}

/** Addresses that this page sends to now: the same file chosen twice is two uploads. */
const busy = new Set<string>();

/** Milliseconds between attempts; begins again with every piece that arrives. */
const retryDelays = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * One file on its way by tus 1.0: in pieces, each of which may be lost and is sent again. `go` can be called once
 * more after a failure and continues where the server stands; so does the same file chosen again after a reload.
 */
export class ResumableUpload {
  private readonly file: File;
  private upload: Upload | null = null;

  constructor(file: File) {
    this.file = file;
  }

  /** The id of the upload, once every byte is there and found clean. @throws Problem | UploadRefused */
  async go({ onProgress, onStall, onChecking, signal }: Progress): Promise<string> {
    if (this.file.size > largestUpload) throw new UploadRefused('too-large');
    const upload = this.upload ?? (await this.begin());
    this.upload = upload;
    await new Promise<void>((resolve, reject) => {
      Object.assign(upload.options, {
        onSuccess: () => resolve(),
        onError: (error: Error | DetailedError) => reject(asProblem(error)),
        onProgress: (sent: number, total: number) => onProgress?.(total > 0 ? sent / total : 1),
        onUploadUrlAvailable: () => upload.url && busy.add(upload.url),
        onShouldRetry: (error: DetailedError) => {
          const again = worthAnotherTry(error);
          if (again) onStall?.();
          return again;
        },
      });
      signal?.addEventListener('abort', () => {
        void upload.abort();
        reject(new DOMException('Aborted', 'AbortError'));
      });
      if (signal?.aborted) return;
      upload.start();
    }).finally(() => upload.url && busy.delete(upload.url));
    onChecking?.();
    return checked(idOf(upload), { signal, onStall, onChecking });
  }

  /** Nobody wants it any more: the server need not keep what it has. */
  discard(): void {
    this.upload?.abort(true).catch(() => undefined);
  }

  private async begin(): Promise<Upload> {
    const tus = await import('tus-js-client');
    const upload = new tus.Upload(this.file, {
      endpoint: address('/uploads'),
      metadata: { filename: this.file.name },
      chunkSize: 32 * 1024 ** 2,
      retryDelays,
      fingerprint: (file) => Promise.resolve(fingerprint(file)),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        // Tus knows by itself what it has sent already: no idempotency key.
        const { 'Idempotency-Key': _key, ...rest } = manners();
        for (const [name, value] of Object.entries(rest)) request.setHeader(name, value);
      },
    });
    const [earlier] = (await upload.findPreviousUploads()).filter(isFree);
    if (earlier) {
      upload.resumeFromPreviousUpload(earlier);
      if (earlier.uploadUrl) busy.add(earlier.uploadUrl);
    }
    return upload;
  }
}

function isFree({ uploadUrl }: PreviousUpload): boolean {
  return uploadUrl !== null && !busy.has(uploadUrl);
}

/** The same file of the same person in the same seat: what somebody else began here is not continued. */
function fingerprint(file: File): string {
  const owner = localStorage.getItem(ownerKey) ?? '';
  return ['affianco', owner, file.name, file.type, file.size, file.lastModified].join('|');
}

function idOf({ url }: Upload): string {
  return new URL(url ?? '', location.href).pathname.split('/').pop() ?? '';
}

function worthAnotherTry({ originalResponse }: DetailedError): boolean {
  const status = originalResponse?.getStatus() ?? 0;
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

function asProblem(error: Error | DetailedError): Error {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) return Problem.offline();
  if (response.getStatus() === 413) return new UploadRefused('too-large');
  let body: unknown;
  try {
    body = JSON.parse(response.getBody());
  } catch {
    body = {};
  }
  return new Problem(response.getStatus(), (body ?? {}) as Record<string, unknown>);
}

/** Waits until the server has looked through the file; it tells nobody, so it is asked. */
async function checked(id: string, { signal, onStall, onChecking }: Progress): Promise<string> {
  for (let attempt = 0, wait = 250; ; wait = Math.min(wait * 2, 4_000)) {
    try {
      const { state } = await api.uploadsRead({ path: { id }, ...(signal ? { signal } : {}) });
      attempt = 0;
      onChecking?.();
      if (state === 'infected') throw new UploadRefused('infected');
      if (state === 'complete' || state === 'taken') return id;
    } catch (error) {
      const passing = error instanceof Problem && (error.status === 0 || error.status >= 500);
      if (!passing || ++attempt > retryDelays.length) throw error;
      onStall?.();
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
