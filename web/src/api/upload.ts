import { address, manners } from './http';
import { Problem } from './problem';

/** How an upload goes: `onProgress` hears the share that has left, 0 to 1. */
export interface Sending {
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends a form with a file. By XMLHttpRequest, because `fetch` does not tell how much has left. */
export function sendForm<T>(path: string, form: FormData, { onProgress, signal }: Sending = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path));
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(manners())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    };
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      if (response.ok) response.json().then(resolve, reject);
      else Problem.from(response).then(reject, reject);
    };
    request.onerror = () => reject(Problem.offline());
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
