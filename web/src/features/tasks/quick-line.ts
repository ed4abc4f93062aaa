import type { Priority } from '../../api/types';
import { parseDuration } from '../../ui/duration';
import { dayOf, timeOf } from './quick-dates';
import { leadsToDuration, plain, priorityWords } from './quick-words';

/** Something that can be named behind a sign. */
export interface Named {
  id: string;
  label: string;
}

export interface QuickContext {
  engagements: readonly Named[];
  /** Of the engagement that was named, or is chosen already. */
  servicesOf: (engagementId: string | null) => readonly Named[];
  /** The day it is there. */
  todayIn: (engagementId: string | null) => string;
  /** Whose task it is as long as the line names nobody. */
  engagementId: string | null;
}

/** A sign whose word names nothing, or more than one thing. */
export interface QuickDoubt {
  kind: 'client' | 'service' | 'priority';
  typed: string;
  /** What it may mean; empty where nothing fits, and then the words stay in the title. */
  among: string[];
}

/** What one line of text asks for. */
export interface QuickTask {
  title: string;
  engagementId: string | null;
  serviceId: string | null;
  priority: Priority | null;
  dueOn: string | null;
  dueTime: string | null;
  estimateMinutes: number | null;
  doubts: QuickDoubt[];
}

interface Word {
  text: string;
  /** In quotation marks: belongs to the title, whatever it looks like. */
  literal: boolean;
}

/** As many words as the longest thing understood has: `entro il 3 de marzo de 2027`. */
const longest = 7;
const longestEstimate = 1000 * 3600;

/**
 * Understands `Call about rooms @moretti #travel !high tomorrow 15:00 30m` in the four languages. Signs count
 * anywhere; a day, a time and a duration only at the beginning or the end, so that a title may speak of them; what
 * stands in quotation marks is title.
 */
export function quickTask(line: string, context: QuickContext): QuickTask {
  const task: QuickTask = {
    ...{ title: '', engagementId: context.engagementId, serviceId: null, priority: null },
    ...{ dueOn: null, dueTime: null, estimateMinutes: null, doubts: [] },
  };
  let words = wordsOf(line);
  words = takeNames(words, '@', context.engagements, task, (found) => {
    task.engagementId = found.id;
  });
  words = takeNames(words, '#', context.servicesOf(task.engagementId), task, (found) => {
    task.serviceId = found.id;
  });
  words = takePriority(words, task);
  words = takeMoments(words, task, context.todayIn(task.engagementId));
  if (task.dueTime && !task.dueOn) task.dueOn = context.todayIn(task.engagementId);
  task.title = words
    .map(({ text }) => text)
    .join(' ')
    .replace(/^[\s,;–-]+|[\s,;–-]+$/g, '');
  return task;
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(/"([^"]*)"|“([^”]*)”|«([^»]*)»|„([^“”]*)[“”]|(\S+)/g)]
    .map((match): Word => {
      const quoted = match[1] ?? match[2] ?? match[3] ?? match[4];
      return { text: (quoted ?? match[5] ?? '').trim(), literal: quoted !== undefined };
    })
    .filter(({ text }) => text !== '');
}

/** The words without those behind the sign that name something; as many words as the name has. */
function takeNames(
  words: Word[],
  sign: '@' | '#',
  candidates: readonly Named[],
  task: QuickTask,
  take: (found: Named) => void,
): Word[] {
  const rest: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word || word.literal || !word.text.startsWith(sign) || !/^.[\p{L}\d]/u.test(word.text)) {
      if (word) rest.push(word);
      continue;
    }
    const { found, count, among, typed } = longestName(words.slice(index), candidates);
    if (found) {
      take(found);
      index += count - 1;
      continue;
    }
    // A figure behind `#` is a number, not a service.
    if (among.length > 0 || !/^#\d+$/.test(word.text)) {
      task.doubts.push({ kind: sign === '@' ? 'client' : 'service', typed, among });
    }
    rest.push(word);
  }
  return rest;
}

function longestName(words: Word[], candidates: readonly Named[]) {
  const typed = (words[0]?.text ?? '').slice(1);
  let among: string[] = [];
  const most = Math.max(1, ...candidates.map(({ label }) => label.split(/\s+/).length));
  for (let count = Math.min(words.length, most); count > 0; count--) {
    const taken = words.slice(0, count);
    if (taken.some(({ literal, text }, at) => literal || (at > 0 && /^[@#!]/.test(text)))) continue;
    const name = parts(
      taken
        .map(({ text }) => text)
        .join(' ')
        .slice(1),
    );
    if (name.length === 0) continue;
    const fitting = candidates.filter(({ label }) => fits(name, parts(label)));
    const exact = fitting.filter(({ label }) => parts(label).join(' ') === name.join(' '));
    const [only] = exact.length === 1 ? exact : fitting;
    if (only && (fitting.length === 1 || exact.length === 1)) return { found: only, count, among, typed };
    if (fitting.length > 1) among = fitting.map(({ label }) => label);
  }
  return { found: null, count: 0, among, typed };
}

function parts(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}

/** Each word begins a word of the name, in the same order. */
function fits(typed: string[], name: string[]): boolean {
  let from = 0;
  for (const word of typed) {
    const at = name.findIndex((part, index) => index >= from && part.startsWith(word));
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function takePriority(words: Word[], task: QuickTask): Word[] {
  return words.filter(({ text, literal }) => {
    if (literal || !/^!./.test(text)) return true;
    const typed = plain(text.slice(1));
    const known = (Object.keys(priorityWords) as Priority[]).filter((priority) =>
      priorityWords[priority].some((word) => word === typed || (typed.length > 1 && word.startsWith(typed))),
    );
    const [only] = known;
    if (only && known.length === 1) {
      task.priority = only;
      return false;
    }
    task.doubts.push({ kind: 'priority', typed: text.slice(1), among: [] });
    return true;
  });
}

/** From the end, then from the beginning, as long as something is understood. */
function takeMoments(words: Word[], task: QuickTask, today: string): Word[] {
  let rest = words;
  for (const end of ['end', 'start'] as const) {
    for (let again = true; again;) {
      again = false;
      for (let count = Math.min(longest, rest.length); count > 0 && !again; count--) {
        const taken = end === 'end' ? rest.slice(-count) : rest.slice(0, count);
        if (taken.some(({ literal }) => literal) || !takeMoment(taken, task, today)) continue;
        rest = end === 'end' ? rest.slice(0, -count) : rest.slice(count);
        again = true;
      }
    }
  }
  return rest;
}

const durationLead = new RegExp(`^${leadsToDuration} ?`);

function takeMoment(words: Word[], task: QuickTask, today: string): boolean {
  const text = words.map((word) => word.text).join(' ');
  const dueOn = task.dueOn === null ? dayOf(text, today) : null;
  if (dueOn) {
    task.dueOn = dueOn;
    return true;
  }
  const dueTime = task.dueTime === null ? timeOf(text) : null;
  if (dueTime) {
    task.dueTime = dueTime;
    return true;
  }
  const estimate = task.estimateMinutes === null ? minutesOf(text) : null;
  if (estimate === null) return false;
  task.estimateMinutes = estimate;
  return true;
}

/** With its unit: a figure alone is a figure. */
function minutesOf(text: string): number | null {
  const typed = plain(text);
  if (!/\d/.test(typed) || (!/[a-z']$/.test(typed.replace(/\.$/, '')) && !/\dh\d/.test(typed))) return null;
  for (const words of [typed, typed.replace(durationLead, '')]) {
    const { seconds } = parseDuration(words, longestEstimate);
    if (seconds !== null && seconds >= 60) return Math.round(seconds / 60);
  }
  return null;
}
