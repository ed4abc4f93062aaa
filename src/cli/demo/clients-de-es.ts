import type { Client } from './story.js';

/** Lena works without an allowance; a question to her waited two days, and she accepted last week's report. */
export const vogt: Client = {
  name: 'Vogt Architektur',
  contact: 'lena',
  person: { name: 'Lena Vogt', language: 'de', timeZone: 'Europe/Berlin' },
  engagements: [
    {
      key: 'office',
      name: 'Büroassistenz',
      timeZone: 'Europe/Berlin',
      rate: { amount: '34.00', currency: 'EUR' },
      allowanceMinutes: null,
      showAmounts: true,
      from: 0,
      assistants: ['bea'],
      work: [
        { who: 'bea', weekday: 1, start: '16:40', minutes: 55, service: 'Büro', what: 'Posteingang, Rückrufe vereinbart' },
        { who: 'bea', weekday: 4, start: '16:15', minutes: 70, service: 'Rechnungen', what: 'Eingangsrechnungen geprüft und abgelegt' },
        { who: 'anna', weekday: 2, start: '20:05', minutes: 40, service: 'Übersetzung', what: 'Exposé Wohnhaus ins Italienische', task: 'expose', weeks: [2, 3] },
        { who: 'anna', weekday: 4, start: '18:00', minutes: 85, service: 'Übersetzung', what: 'Exposé Wohnhaus, Endfassung', task: 'expose', weeks: [3] },
        { who: 'bea', weekday: 5, start: '15:30', minutes: 35, service: 'Termine', what: 'Baustellentermine abgestimmt' },
      ],
      tasks: [
        {
          key: 'expose', by: 'lena', at: [2, 1, '14:00'], due: [3, 5], service: 'Übersetzung', estimateMinutes: 180,
          title: 'Exposé „Wohnhaus am Hang“ übersetzen',
          brief: 'Deutsch nach Italienisch, etwa vier Seiten, für Bauherren ohne Fachkenntnisse. Flächenangaben bleiben in Quadratmetern.',
          moves: [
            { at: [2, 1, '17:45'], by: 'anna', to: 'accepted' },
            { at: [2, 2, '20:05'], by: 'anna', to: 'in_progress' },
            { at: [3, 2, '20:45'], by: 'anna', to: 'waiting_for_client', note: 'Soll „Hanggeschoss“ als seminterrato oder als piano inferiore erscheinen? Für Käufer klingt das Zweite besser.' },
            { at: [3, 4, '17:20'], by: 'lena', to: 'in_progress', note: 'Bitte piano inferiore.' },
            { at: [3, 4, '19:26'], by: 'anna', to: 'delivered' },
            { at: [3, 5, '09:30'], by: 'lena', to: 'done', note: 'Sehr schön, vielen Dank!' },
          ],
          documents: [
            { at: [3, 4, '19:25'], by: 'anna', name: 'casa-sul-pendio.md', title: 'Exposé, italienische Fassung', text: '# Casa sul pendio\n\nUna casa per quattro persone, 148 m² su due piani. Il piano inferiore si apre sul giardino.\n' },
          ],
        },
        {
          key: 'october', by: 'lena', at: [4, 7, '18:30'], due: [5, 5], service: 'Rechnungen',
          title: 'Rechnungen vom Oktober an die Steuerberaterin',
          brief: 'Alle Eingangsrechnungen als ein PDF, dazu die Liste der offenen Posten.',
          moves: [],
        },
      ],
      words: { 3: 'Die Übersetzung ist abgenommen. Danke für die schnelle Antwort zum Hanggeschoss.' },
      answers: [
        { week: 0, at: [1, 1, '10:00'], kind: 'accepted' },
        { week: 2, at: [3, 1, '11:30'], kind: 'accepted' },
        { week: 3, at: [4, 1, '09:05'], kind: 'accepted', text: 'Passt so.' },
        { week: 4, at: [5, 1, '09:15'], kind: 'accepted' },
      ],
    },
  ],
};

/** Carmen asked for a change of a first version; once she did not come to a call. Her last report is unread. */
export const alameda: Client = {
  name: 'Librería Alameda',
  contact: 'carmen',
  person: { name: 'Carmen Ortega', language: 'es', timeZone: 'Europe/Madrid' },
  engagements: [
    {
      key: 'shop',
      name: 'Atención y novedades',
      timeZone: 'Europe/Madrid',
      rate: { amount: '26.00', currency: 'EUR' },
      allowanceMinutes: 15 * 60,
      showAmounts: true,
      from: 0,
      assistants: ['bea'],
      work: [
        { who: 'bea', weekday: 1, start: '17:40', minutes: 50, service: 'Atención al cliente', what: 'Consultas del fin de semana respondidas' },
        { who: 'bea', weekday: 2, start: '17:00', minutes: 75, service: 'Pedidos', what: 'Pedidos a distribuidoras y seguimiento' },
        { who: 'bea', weekday: 4, start: '17:30', minutes: 60, service: 'Boletín', what: 'Boletín de noviembre', task: 'newsletter', weeks: [2, 3] },
        { who: 'bea', weekday: 5, start: '16:10', minutes: 45, service: 'Atención al cliente', what: 'Reseñas y mensajes en redes' },
        { who: 'bea', weekday: 5, start: '17:00', minutes: 15, service: 'Reuniones', what: 'Llamada de seguimiento: la clienta no asistió, esperé un cuarto de hora', weeks: [4], billable: false },
      ],
      tasks: [
        {
          key: 'newsletter', by: 'carmen', at: [2, 2, '12:00'], due: [3, 5], service: 'Boletín', estimateMinutes: 150,
          title: 'Boletín de noviembre',
          brief: 'Seis novedades, una recomendación de la casa y la agenda de presentaciones. Tono cercano, no más de una pantalla y media.',
          moves: [
            { at: [2, 2, '18:20'], by: 'bea', to: 'accepted' },
            { at: [2, 4, '17:30'], by: 'bea', to: 'in_progress' },
            { at: [2, 4, '18:35'], by: 'bea', to: 'delivered', note: 'Primera versión para revisar.' },
            { at: [3, 1, '10:40'], by: 'carmen', to: 'change_requested', note: 'Me gusta, pero es largo: por favor, solo cuatro novedades, y la agenda arriba.' },
            { at: [3, 4, '17:30'], by: 'bea', to: 'in_progress' },
            { at: [3, 4, '18:32'], by: 'bea', to: 'delivered', note: 'Cuatro novedades, la agenda arriba.' },
            { at: [3, 5, '13:15'], by: 'carmen', to: 'done', note: '¡Ahora sí!' },
          ],
          documents: [
            { at: [2, 4, '18:33'], by: 'bea', name: 'boletin-noviembre.md', title: 'Boletín de noviembre', note: 'Primera versión', text: '# Novedades de noviembre\n\nSeis libros, una recomendación y la agenda.\n\n1. El faro\n2. Las horas lentas\n3. Cartas a nadie\n4. Invierno en Soria\n5. La casa vacía\n6. Mapa de voces\n' },
            { at: [3, 4, '18:31'], by: 'bea', name: 'boletin-noviembre.md', title: 'Boletín de noviembre', note: 'Más corto, con la agenda arriba', text: '# Agenda y novedades de noviembre\n\nJueves 19: presentación de «El faro».\n\n1. El faro\n2. Las horas lentas\n3. Cartas a nadie\n4. Invierno en Soria\n' },
          ],
        },
        {
          key: 'christmas', by: 'bea', at: [4, 5, '17:20'], due: [6, 3], service: 'Atención al cliente', estimateMinutes: 120,
          title: 'Respuestas tipo para Navidad',
          brief: 'Plazos de envío, cambios y vales. Proponer textos que Carmen pueda aprobar.',
          moves: [],
        },
      ],
      words: { 4: 'El viernes no coincidimos en la llamada; cuando le venga bien, la retomamos sin prisa.' },
      answers: [
        { week: 0, at: [1, 2, '11:00'], kind: 'accepted' },
        { week: 2, at: [3, 1, '10:45'], kind: 'accepted' },
      ],
    },
  ],
};
