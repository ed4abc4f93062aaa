import type { Action } from './action.js';

export const notices: Action[] = [
  { operation: 'noticesList', scope: 'none', method: 'get', path: () => '/notices', ok: 200 },
  { operation: 'noticesCount', scope: 'none', method: 'get', path: () => '/notices/count', ok: 200 },
  { operation: 'noticesMark', scope: 'none', method: 'post', path: () => '/notices/read', body: () => ({ all: true }), ok: 200 },
  { operation: 'noticePreferencesRead', scope: 'none', method: 'get', path: () => '/notice-preferences', ok: 200 },
  { operation: 'noticePreferencesChoose', scope: 'none', method: 'put', path: () => '/notice-preferences', body: () => ({ items: [{ kind: 'task.moved', mail: 'digest' }] }), ok: 200 },
]; // prettier-ignore
