import type { ShippedTemplate } from '../shipped-template.js';

/** A gathering with a venue and guests, in every detail. */
export const meeting: ShippedTemplate = {
  key: 'meeting',
  estimateMinutes: 240,
  title: {
    en: 'Organise a meeting: venue and guests',
    it: 'Organizzare un incontro: sede e invitati',
    de: 'Ein Treffen organisieren: Ort und Gäste',
    es: 'Organizar una reunión: lugar e invitados',
  },
  brief: {
    en: 'Find and book a venue, invite the guests, follow the answers, order what is needed (catering, technology, badges, rooms for the night) and write the schedule of the day. Nothing is booked before the offer was chosen.',
    it: 'Trovare e prenotare la sede, invitare gli ospiti, seguire le risposte, ordinare ciò che serve (ristorazione, tecnica, cartellini, pernottamenti) e scrivere il programma della giornata. Nulla si prenota prima che sia stata scelta l’offerta.',
    de: 'Einen Ort finden und buchen, die Gäste einladen, die Antworten verfolgen, das Nötige bestellen (Bewirtung, Technik, Namensschilder, Übernachtungen) und den Ablauf des Tages schreiben. Gebucht wird erst, wenn das Angebot gewählt ist.',
    es: 'Buscar y reservar el lugar, invitar a los asistentes, seguir las respuestas, encargar lo necesario (comida, técnica, tarjetas, alojamiento) y escribir el programa del día. No se reserva nada antes de elegir la oferta.',
  },
  purpose: {
    en: 'The guests feel expected, and the host can be with them instead of with the organisation.',
    it: 'Gli ospiti si sentono attesi, e chi ospita può stare con loro invece che con l’organizzazione.',
    de: 'Die Gäste fühlen sich erwartet, und wer einlädt, kann bei ihnen sein statt bei der Organisation.',
    es: 'Los invitados se sienten esperados, y quien invita puede estar con ellos y no con la organización.',
  },
  inputs: {
    en: 'Occasion and aim:\nDay or choice of days, from when to when:\nCity, and what the venue must offer:\nGuest list with addresses and languages:\nBudget, and who pays what:\nFood, allergies, accessibility:\nWho speaks, and what technology is needed:',
    it: 'Occasione e obiettivo:\nGiorno o giorni possibili, dalle ore alle ore:\nCittà e requisiti della sede:\nElenco degli invitati con indirizzi e lingue:\nBudget e chi paga che cosa:\nCibo, allergie, accessibilità:\nChi interviene e quale tecnica serve:',
    de: 'Anlass und Ziel:\nTag oder Tage zur Wahl, von wann bis wann:\nStadt und Anforderungen an den Ort:\nGästeliste mit Adressen und Sprachen:\nBudget und wer was bezahlt:\nEssen, Allergien, Barrierefreiheit:\nWer spricht und welche Technik nötig ist:',
    es: 'Ocasión y objetivo:\nDía o días posibles, de qué hora a qué hora:\nCiudad y requisitos del lugar:\nLista de invitados con direcciones e idiomas:\nPresupuesto y quién paga qué:\nComida, alergias, accesibilidad:\nQuién interviene y qué técnica hace falta:',
  },
  acceptanceCriteria: {
    en: '- Three venues were compared by price, size, way there and cancellation terms\n- Every guest has answered, or was asked twice\n- All bookings are confirmed in writing and within the budget\n- The schedule names for each hour who does what, with telephone numbers',
    it: '- Tre sedi confrontate per prezzo, capienza, raggiungibilità e condizioni di disdetta\n- Ogni invitato ha risposto o è stato sollecitato due volte\n- Tutte le prenotazioni sono confermate per iscritto e nel budget\n- Il programma indica per ogni ora chi fa che cosa, con i telefoni',
    de: '- Drei Orte sind verglichen: Preis, Größe, Anfahrt, Stornobedingungen\n- Jeder Gast hat geantwortet oder wurde zweimal gefragt\n- Alle Buchungen sind schriftlich bestätigt und im Budget\n- Der Ablauf nennt für jede Stunde, wer was tut, mit Telefonnummern',
    es: '- Tres lugares comparados por precio, capacidad, acceso y condiciones de cancelación\n- Cada invitado ha contestado o se le ha preguntado dos veces\n- Todas las reservas están confirmadas por escrito y dentro del presupuesto\n- El programa indica para cada hora quién hace qué, con teléfonos',
  },
  checklist: [
    { by: 'together', text: { en: 'Settle aim, day, number of guests and budget', it: 'Definire obiettivo, giorno, numero di invitati e budget', de: 'Ziel, Tag, Zahl der Gäste und Budget festlegen', es: 'Fijar objetivo, día, número de invitados y presupuesto' } },
    { by: 'assistant', text: { en: 'Ask at least three venues for an offer, and compare them', it: 'Chiedere un’offerta ad almeno tre sedi e confrontarle', de: 'Mindestens drei Orte anfragen und die Angebote vergleichen', es: 'Pedir oferta a tres lugares como mínimo y compararlas' } },
    { by: 'client', text: { en: 'Choose the venue', it: 'Scegliere la sede', de: 'Den Ort wählen', es: 'Elegir el lugar' } },
    { by: 'assistant', text: { en: 'Book it, with the cancellation terms in writing', it: 'Prenotarla, con le condizioni di disdetta per iscritto', de: 'Ihn buchen, mit schriftlichen Stornobedingungen', es: 'Reservarlo, con las condiciones de cancelación por escrito' } },
    { by: 'client', text: { en: 'Approve the guest list and the invitation', it: 'Approvare l’elenco degli invitati e l’invito', de: 'Gästeliste und Einladung freigeben', es: 'Aprobar la lista de invitados y la invitación' } },
    { by: 'assistant', text: { en: 'Send the invitations, and ask for food, allergies and arrival', it: 'Inviare gli inviti e chiedere cibo, allergie e arrivo', de: 'Einladungen senden, nach Essen, Allergien und Anreise fragen', es: 'Enviar las invitaciones y preguntar comida, alergias y llegada' } },
    { by: 'assistant', text: { en: 'Keep the list of answers, and ask again after a week', it: 'Tenere l’elenco delle risposte e sollecitare dopo una settimana', de: 'Die Antworten verfolgen und nach einer Woche nachfragen', es: 'Llevar la lista de respuestas y volver a preguntar a la semana' } },
    { by: 'assistant', text: { en: 'Order catering, technology, badges and rooms for the night', it: 'Ordinare ristorazione, tecnica, cartellini e pernottamenti', de: 'Bewirtung, Technik, Namensschilder und Übernachtungen bestellen', es: 'Encargar comida, técnica, tarjetas y alojamiento' } },
    { by: 'together', text: { en: 'Go through the schedule of the day', it: 'Rivedere il programma della giornata', de: 'Den Ablauf des Tages durchgehen', es: 'Repasar el programa del día' } },
    { by: 'assistant', text: { en: 'Call the venue the day before, and send the guests the way there', it: 'Il giorno prima chiamare la sede e inviare agli ospiti le indicazioni', de: 'Am Vortag am Ort anrufen und den Gästen die Anfahrt senden', es: 'La víspera, llamar al lugar y enviar a los invitados cómo llegar' } },
    { by: 'assistant', text: { en: 'Thank the guests, and check the invoices against the offers', it: 'Ringraziare gli ospiti e confrontare le fatture con le offerte', de: 'Den Gästen danken und die Rechnungen mit den Angeboten vergleichen', es: 'Dar las gracias a los invitados y cotejar facturas y ofertas' } },
  ],
  deliverable: {
    en: 'Schedule of the day with guest list and bookings',
    it: 'Programma della giornata con invitati e prenotazioni',
    de: 'Ablauf des Tages mit Gästeliste und Buchungen',
    es: 'Programa del día con invitados y reservas',
  },
}; // prettier-ignore
