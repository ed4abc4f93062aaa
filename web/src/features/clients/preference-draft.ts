import type { PreferenceDraft } from '../../api/preferences';
import type { Preference } from '../../api/types';

export type Kind = Preference['kind'];

export const kinds: Kind[] = [
  ...(['address', 'quiet_hours', 'channel', 'report_detail'] as const),
  ...(['date', 'likes', 'dislikes', 'travel', 'other'] as const),
];

/** The words that a kind is told in; none where it is told freely. */
export const choicesOf: Partial<Record<Kind, readonly string[]>> = {
  address: ['formal', 'informal'],
  channel: ['mail', 'portal', 'phone'],
  report_detail: ['full', 'summary'],
};

/** A preference as fields hold it: each kind uses its own. */
export type PreferenceFields = {
  kind: Kind;
  contactId: string;
  word: string;
  text: string;
  from: string;
  to: string;
  label: string;
  day: string;
  month: string;
  year: string;
  source: string;
  note: string;
  confirmedOn: string;
};

export function emptyFields(confirmedOn: string): PreferenceFields {
  return {
    ...{ kind: 'address', contactId: '', word: 'formal', text: '', from: '20:00', to: '08:00' },
    ...{ label: '', day: '', month: '1', year: '', source: '', note: '', confirmedOn },
  };
}

export function fieldsOf(preference: Preference): PreferenceFields {
  const { kind, value, contactId, source, note, confirmedOn } = preference;
  const fields = { ...emptyFields(confirmedOn), kind, contactId: contactId ?? '', source, note };
  if (typeof value === 'string')
    return choicesOf[kind] ? { ...fields, word: value } : { ...fields, text: value };
  if ('from' in value) return { ...fields, from: value.from, to: value.to };
  const { month, day, year, label } = value;
  return { ...fields, month: String(month), day: String(day), year: year ? String(year) : '', label };
}

/** What the fields say, as the kind wants it. */
export function valueOf(fields: PreferenceFields): PreferenceDraft['value'] {
  const { kind } = fields;
  const words = choicesOf[kind];
  if (words) return words.includes(fields.word) ? fields.word : (words[0] ?? '');
  if (kind === 'quiet_hours') return { from: fields.from, to: fields.to };
  if (kind === 'date') {
    const { month, day, year, label } = fields;
    return {
      month: Number(month),
      day: Number(day),
      year: year.trim() ? Number(year) : null,
      label: label.trim(),
    };
  }
  return fields.text.trim();
}

export type Missing = 'required' | 'day' | 'year' | 'times';

/** What stands against these fields, at the field that it concerns. */
export function problemsOf(fields: PreferenceFields): Partial<Record<keyof PreferenceFields, Missing>> {
  const problems: Partial<Record<keyof PreferenceFields, Missing>> = {};
  const { kind, from, to, label, text, source } = fields;
  if (!source.trim()) problems.source = 'required';
  if (kind === 'quiet_hours') {
    if (!from) problems.from = 'required';
    if (!to) problems.to = 'required';
    // From a time to the same time would be never, or always.
    else if (from === to) problems.to = 'times';
  } else if (kind === 'date') {
    if (!label.trim()) problems.label = 'required';
    if (!yearFits(fields.year)) problems.year = 'year';
    else if (!dayExists(fields)) problems.day = 'day';
  } else if (!choicesOf[kind] && !text.trim()) problems.text = 'required';
  return problems;
}

function yearFits(year: string): boolean {
  return year.trim() === '' || /^(1\d{3}|20\d\d|2100)$/.test(year.trim());
}

/** 29 February is a day that matters, also where nobody knows of which year. */
function dayExists({ day, month, year }: PreferenceFields): boolean {
  if (!/^\d{1,2}$/.test(day.trim())) return false;
  try {
    Temporal.PlainDate.from(
      { year: year.trim() ? Number(year) : 2000, month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return true;
  } catch {
    return false;
  }
}
