// Rows of a file of another tool, from the button to the last entry: by the API and one worker.
import { setTimeout as pause } from 'node:timers/promises';

const HEADER =
  'User,Email,Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration';

/** A detailed Toggl export: quarters of an hour from eight to eight since 1970, for a client that nobody knows yet. */
function fileOf(rows) {
  const lines = [HEADER];
  for (let row = 0; row < rows; row++) {
    const start = Temporal.PlainDateTime.from('1970-02-01T08:00').add({
      days: Math.floor(row / 48),
      minutes: 15 * (row % 48),
    });
    const day = start.toPlainDate().toString();
    const clock = (minutes) => `${start.add({ minutes }).toPlainTime().toString({ smallestUnit: 'second' })}`;
    lines.push(
      `Anna,anna@bench.test,Imported,Office,Row ${row},Yes,${day},${clock(0)},${day},${clock(14)},00:14:00`,
    );
  }
  return lines.join('\n');
}

/** @returns rows a second, and the memory of the worker before and after */
export async function measureImport(api, worker, headers, rows) {
  const ask = async (path, init = {}) => {
    const answer = await fetch(`${api.url}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...init.headers },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  const form = new FormData();
  form.append('file', new Blob([fileOf(rows)], { type: 'text/csv' }), 'toggl.csv');
  const { id } = await ask('/imports', { method: 'POST', body: form });
  const json = { 'content-type': 'application/json' };
  const options = { format: 'toggl', timeZone: 'Europe/Rome', currency: 'EUR', dateOrder: 'ymd' };
  await ask(`/imports/${id}`, { method: 'PATCH', headers: json, body: JSON.stringify(options) });
  const before = await worker.cost();
  const begun = performance.now();
  await ask(`/imports/${id}/start`, { method: 'POST' });
  let most = before.rssBytes;
  for (;;) {
    const { state, error, result } = await ask(`/imports/${id}`);
    most = Math.max(most, (await worker.cost()).rssBytes);
    if (state === 'done') break;
    if (!['queued', 'running'].includes(state))
      throw new Error(`the import is ${state}: ${JSON.stringify(error ?? result)}`);
    if (performance.now() - begun > 180_000) throw new Error('the import is not done after three minutes');
    await pause(50);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: rows / seconds, rssBefore: before.rssBytes, rssMost: most };
}
