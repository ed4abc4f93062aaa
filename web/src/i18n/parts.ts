/**
 * Which texts the first page does without. They come right behind it, and every page but the first waits for them:
 * what a browser downloads before it shows anything stays small however much the product says.
 */
const later = new Set([
  ...[
    'adjust',
    'affirm',
    'archive',
    'balance',
    'calendar',
    'clients',
    'consent',
    'contact-links',
    'document',
    'documents',
    'grid',
  ],
  ...[
    'board',
    'moving',
    'quick',
    'template',
    'question',
    'deliver',
    'turnaround',
    'checklist',
    'comment',
    'feedback',
    'preference',
    'referral',
    'stage',
    'touchpoint',
    'attachment',
    'brief',
    'import',
    'insights',
    'list',
    'move',
    'notice',
    'notices',
    'palette',
    'playbooks',
    'portal',
    'rates',
    'recurring',
    'report',
    'settings',
    'task-links',
    'tasks',
    'templates',
    'terms',
    'upload',
    'whole-export',
    'working-hours',
  ],
]);

export function comesLater(id: string): boolean {
  return later.has(id.slice(0, id.indexOf('.')));
}
