/** The words of the four languages that a quick line understands, whichever language its writer has chosen. */

/** Lower case, without accents, without the comma that ends a part: `Übermorgen,` is `ubermorgen`. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[,;]+$/, '');
}

/** Monday is 1. */
export const weekdays: string[][] = [
  ['monday', 'lunedi', 'montag', 'lunes'],
  ['tuesday', 'martedi', 'dienstag', 'martes'],
  ['wednesday', 'mercoledi', 'mittwoch', 'miercoles'],
  ['thursday', 'giovedi', 'donnerstag', 'jueves'],
  ['friday', 'venerdi', 'freitag', 'viernes'],
  ['saturday', 'sabato', 'samstag', 'sonnabend', 'sabado'],
  ['sunday', 'domenica', 'sonntag', 'domingo'],
];

/** Only after a word such as `by`, or with a full stop: alone they are too often words of a title. */
export const shortWeekdays: string[][] = [
  ['mon', 'lun', 'mo'],
  ['tue', 'tues', 'mar', 'di'],
  ['wed', 'mer', 'mi', 'mie'],
  ['thu', 'thur', 'thurs', 'gio', 'do', 'jue'],
  ['fri', 'ven', 'fr', 'vie'],
  ['sat', 'sab', 'sa'],
  ['sun', 'dom', 'so'],
];

export const months: string[][] = [
  ['january', 'jan', 'gennaio', 'gen', 'januar', 'janner', 'enero', 'ene'],
  ['february', 'feb', 'febbraio', 'februar', 'febrero'],
  ['march', 'mar', 'marzo', 'marz', 'mrz'],
  ['april', 'apr', 'aprile', 'abril', 'abr'],
  ['may', 'maggio', 'mag', 'mai', 'mayo'],
  ['june', 'jun', 'giugno', 'giu', 'juni', 'junio'],
  ['july', 'jul', 'luglio', 'lug', 'juli', 'julio'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'settembre', 'set', 'septiembre'],
  ['october', 'oct', 'ottobre', 'ott', 'oktober', 'okt', 'octubre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dicembre', 'dic', 'dezember', 'dez', 'diciembre'],
];

export const priorityWords = {
  low: ['low', 'bassa', 'basso', 'niedrig', 'baja', 'bajo'],
  normal: ['normal', 'normale', 'media', 'mittel'],
  high: ['high', 'alta', 'alto', 'hoch', '!'],
  urgent: ['urgent', 'urgente', 'dringend', 'eilig', '!!'],
} as const;

/** Words that lead to a day, a time or a duration and go with it. */
export const leadsToDay =
  "(?:by|on|due|until|till|for|this|entro(?: il| la| l')?|per(?: il)?|il|la|questo|questa|bis(?: zum)?|am|zum|fur|diesen|para(?: el)?|antes del?|hasta(?: el)?|el|este|esta)";
export const leadsToTime =
  "(?:at|by|alle(?: ore)?|all'|ore|h|um|gegen|bis(?: um)?|a las?|a la|las|sobre las|para las)";
export const leadsToDuration = '(?:~|ca\\.?|circa|about|for|per|etwa|fur|por|durante|unos|unas)';

export const next = '(?:next|prossim[oa]|nachste[rsnm]?|kommende[rsnm]?|proxim[oa])';
export const afterwards = '(?:next|prossim[oa]|proxim[oa]|que viene)';
