import type { CreateClientConfig } from './generated/client.gen';
import { apiFetch } from './http';

/** How the generated client calls: our own origin, our manners, every failure thrown as a `Problem`. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: '',
  fetch: apiFetch,
});
