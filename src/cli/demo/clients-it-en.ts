import type { Client } from './story.js';

/** Giulia delegates mail, diary and travel; her allowance suffices, and a question waits for her. */
export const moretti: Client = {
  name: 'Studio Moretti',
  contact: 'giulia',
  person: { name: 'Giulia Moretti', language: 'it', timeZone: 'Europe/Rome' },
  engagements: [
    {
      key: 'studio',
      name: 'Assistenza di studio',
      timeZone: 'Europe/Rome',
      rate: { amount: '30.00', currency: 'EUR' },
      allowanceMinutes: 20 * 60,
      showAmounts: true,
      from: 0,
      assistants: ['bea'],
      work: [
        { who: 'anna', weekday: 1, start: '16:30', minutes: 50, service: 'Posta', what: 'Posta del fine settimana, risposte ai clienti' },
        { who: 'anna', weekday: 2, start: '16:35', minutes: 45, service: 'Agenda', what: 'Appuntamenti della settimana confermati' },
        { who: 'bea', weekday: 4, start: '15:30', minutes: 40, service: 'Posta', what: 'Posta in arrivo, tre bozze da approvare' },
        { who: 'anna', weekday: 4, start: '16:30', minutes: 75, service: 'Viaggi', what: 'Treni e albergo per Madrid', task: 'madrid', weeks: [3, 4] },
        { who: 'anna', weekday: 5, start: '16:30', minutes: 90, service: 'Archivio', what: 'Pratiche 2025 ordinate e rinominate', task: 'archive', weeks: [0, 1, 2] },
        { who: 'anna', weekday: 5, start: '18:05', minutes: 15, service: 'Agenda', what: 'Punto della settimana con Bea', billable: false },
      ],
      tasks: [
        {
          key: 'archive', by: 'giulia', at: [0, 1, '17:45'], due: [2, 5], service: 'Archivio', estimateMinutes: 270,
          title: 'Riordinare le pratiche del 2025',
          brief: 'Una cartella per cliente, nome del file con data e oggetto. Le pratiche chiuse in «Archivio 2025». Alla fine un elenco che io possa scorrere.',
          moves: [
            { at: [0, 2, '17:25'], by: 'anna', to: 'accepted' },
            { at: [0, 5, '16:30'], by: 'anna', to: 'in_progress' },
            { at: [2, 5, '18:00'], by: 'anna', to: 'delivered', note: '128 pratiche in 41 cartelle; l’elenco è allegato.' },
            { at: [3, 1, '09:20'], by: 'giulia', to: 'done', note: 'Perfetto, si trova tutto.' },
          ],
          documents: [
            { at: [2, 5, '17:55'], by: 'anna', name: 'elenco-pratiche-2025.csv', title: 'Elenco delle pratiche 2025', text: 'cliente;pratica;aperta;chiusa\nRossi;Locazione via Verdi;2025-01-14;2025-06-30\nBassi;Successione;2025-02-03;2025-11-20\nCorti;Contratto quadro;2025-03-11;2025-09-02\n' },
          ],
        },
        {
          key: 'madrid', by: 'giulia', at: [3, 2, '11:10'], due: [5, 5], service: 'Viaggi', estimateMinutes: 240,
          title: 'Viaggio a Madrid per la fiera',
          brief: 'Partenza il martedì mattina, ritorno il giovedì sera. Preferisco il treno dove si può. Un programma giorno per giorno con indirizzi e orari.',
          moves: [
            { at: [3, 2, '17:30'], by: 'anna', to: 'accepted' },
            { at: [3, 4, '16:30'], by: 'anna', to: 'in_progress' },
            { at: [4, 4, '17:50'], by: 'anna', to: 'waiting_for_client', note: 'Ho trovato due alberghi nel Suo budget: uno in centro (25 minuti di metro dalla fiera), uno accanto alla fiera. Quale preferisce?' },
          ],
        },
      ],
      words: {
        3: 'Il viaggio a Madrid è avviato; la prossima settimana Le propongo due alberghi.',
        4: 'Mi manca solo la Sua scelta dell’albergo: poi prenoto tutto.',
      },
      answers: [
        { week: 0, at: [1, 1, '12:05'], kind: 'accepted' },
        { week: 1, at: [2, 1, '09:40'], kind: 'accepted', text: 'Grazie, tutto chiaro.' },
        { week: 2, at: [3, 1, '09:25'], kind: 'accepted' },
        { week: 3, at: [4, 1, '18:10'], kind: 'accepted' },
      ],
    },
    {
      key: 'conference',
      name: 'Convegno di primavera',
      timeZone: 'Europe/Rome',
      rate: { amount: '34.00', currency: 'EUR' },
      allowanceMinutes: null,
      showAmounts: true,
      from: 3,
      assistants: ['bea'],
      work: [
        { who: 'bea', weekday: 1, start: '15:30', minutes: 65, service: 'Relatori', what: 'Primi contatti con i relatori', task: 'speakers', weeks: [3, 4] },
        { who: 'bea', weekday: 2, start: '15:35', minutes: 80, service: 'Sede', what: 'Confronto di tre sale a Bologna', task: 'venue', weeks: [4] },
      ],
      tasks: [
        {
          key: 'speakers', by: 'giulia', at: [3, 1, '09:00'], due: [6, 5], service: 'Relatori', estimateMinutes: 480,
          title: 'Invitare i relatori',
          brief: 'Otto relatori dall’elenco che ho condiviso. Tono cordiale, risposta entro due settimane.',
          moves: [
            { at: [3, 1, '15:30'], by: 'bea', to: 'in_progress' },
            { at: [4, 1, '16:35'], by: 'bea', to: 'waiting_for_third_party', note: 'Inviti partiti: attendo le risposte dei relatori.' },
          ],
        },
        {
          key: 'venue', by: 'giulia', at: [4, 1, '10:15'], due: [4, 5], service: 'Sede', estimateMinutes: 120,
          title: 'Proporre tre sale a Bologna',
          brief: 'Per 80 persone, raggiungibili a piedi dalla stazione, con catering possibile.',
          moves: [
            { at: [4, 1, '16:40'], by: 'bea', to: 'accepted' },
            { at: [4, 2, '15:35'], by: 'bea', to: 'in_progress' },
            { at: [4, 2, '16:56'], by: 'bea', to: 'delivered', note: 'Confronto allegato; la seconda sala è la più adatta.' },
          ],
          documents: [
            { at: [4, 2, '16:55'], by: 'bea', name: 'sale-bologna.md', title: 'Tre sale a Bologna', text: '# Tre sale a Bologna\n\n| sala | posti | dalla stazione | catering | prezzo |\n|---|---|---|---|---|\n| Sala Borsa | 90 | 12 min | sì | 1.400 € |\n| Palazzo Re | 85 | 9 min | sì | 1.250 € |\n| Spazio DLF | 120 | 6 min | no | 700 € |\n' },
          ],
        },
      ],
      words: {},
      answers: [],
      leaveLastReport: true,
    },
  ],
};

/** James has a small allowance and a week that goes beyond it; a task is late, and he asks about a line. */
export const brightwater: Client = {
  name: 'Brightwater Consulting Ltd',
  contact: 'james',
  person: { name: 'James Carter', language: 'en', timeZone: 'Europe/London' },
  engagements: [
    {
      key: 'desk',
      name: 'Executive desk',
      timeZone: 'Europe/London',
      rate: { amount: '32.00', currency: 'GBP' },
      allowanceMinutes: 10 * 60,
      showAmounts: false,
      from: 0,
      assistants: [],
      work: [
        { who: 'anna', weekday: 1, start: '17:30', minutes: 45, service: 'Inbox', what: 'Inbox to zero, eleven replies drafted' },
        { who: 'anna', weekday: 3, start: '17:00', minutes: 60, service: 'Meetings', what: 'Board call: agenda, invitations, minutes', weeks: [0, 2, 4] },
        { who: 'anna', weekday: 3, start: '18:05', minutes: 95, service: 'Research', what: 'CRM systems for a team of five', task: 'crm', weeks: [3, 4] },
        { who: 'anna', weekday: 2, start: '17:30', minutes: 150, service: 'Meetings', what: 'Board pack: figures chased and laid out', task: 'board', weeks: [4] },
        { who: 'anna', weekday: 5, start: '18:30', minutes: 110, service: 'Meetings', what: 'Board pack: second round of corrections', task: 'board', weeks: [4] },
      ],
      tasks: [
        {
          key: 'crm', by: 'james', at: [3, 1, '10:30'], due: [4, 5], service: 'Research', estimateMinutes: 180,
          title: 'Compare three CRM systems',
          brief: 'For a team of five, hosted in Europe, with a calendar that syncs. One page, with a recommendation and what it costs a year.',
          moves: [
            { at: [3, 1, '18:20'], by: 'anna', to: 'accepted' },
            { at: [3, 3, '18:05'], by: 'anna', to: 'in_progress' },
            { at: [4, 3, '19:45'], by: 'anna', to: 'delivered', note: 'One page as you asked; my recommendation is at the top.' },
          ],
          documents: [
            { at: [4, 3, '19:42'], by: 'anna', name: 'crm-comparison.md', title: 'CRM comparison', text: '# CRM for a team of five\n\nRecommendation: the second one. It syncs both ways, and it is the only one with data in Europe on the small plan.\n\n| | first | second | third |\n|---|---|---|---|\n| a year | £1,140 | £960 | £1,500 |\n| data in Europe | on request | yes | yes |\n| calendar | one way | both ways | both ways |\n' },
          ],
        },
        {
          key: 'board', by: 'james', at: [3, 5, '09:10'], due: [4, 4], service: 'Meetings', estimateMinutes: 180,
          title: 'Board pack for November',
          brief: 'Figures from finance, the three project pages, last month’s minutes. Printed version in A4, and one file for the tablet.',
          moves: [
            { at: [3, 5, '17:05'], by: 'anna', to: 'accepted' },
            { at: [4, 2, '17:30'], by: 'anna', to: 'in_progress', note: 'Finance sends the last figures late; the pack will be ready on Monday, not on Thursday.' },
          ],
        },
      ],
      words: { 4: 'This week went beyond the ten hours of the month because of the board pack. The pack itself will be with you on Monday.' },
      answers: [
        { week: 1, at: [2, 2, '08:55'], kind: 'accepted' },
        {
          week: 3, at: [4, 1, '10:20'], kind: 'question', text: 'Is the CRM research already complete, or will more hours follow?',
          reply: { at: [4, 1, '16:45'], text: 'About as much again: I have read one of the three offers. I will stay within the estimate of three hours.' },
        },
      ],
    },
  ],
};
