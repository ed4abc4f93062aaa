import type { ShippedTemplate } from '../shipped-template.js';

/** A trip of which everything stands on one paper, and for which there is a plan B. */
export const businessTrip: ShippedTemplate = {
  key: 'business-trip',
  estimateMinutes: 180,
  title: {
    en: 'Plan a business trip',
    it: 'Organizzare un viaggio di lavoro',
    de: 'Eine Geschäftsreise planen',
    es: 'Organizar un viaje de trabajo',
  },
  brief: {
    en: 'Plan the trip from door to door: journey, place to stay, ways between the appointments, meals where they matter. Propose two or three variants with prices; after the choice, book and write one itinerary in which everything stands, offline too.',
    it: 'Organizzare il viaggio da porta a porta: trasporti, alloggio, spostamenti tra gli appuntamenti, pasti dove contano. Proporre due o tre varianti con i prezzi; dopo la scelta, prenotare e scrivere un unico itinerario in cui c’è tutto, anche senza rete.',
    de: 'Die Reise von Tür zu Tür planen: Anreise, Unterkunft, Wege zwischen den Terminen, Mahlzeiten, wo sie wichtig sind. Zwei oder drei Varianten mit Preisen vorschlagen; nach der Wahl buchen und einen Reiseplan schreiben, in dem alles steht, auch ohne Netz.',
    es: 'Organizar el viaje de puerta a puerta: transporte, alojamiento, trayectos entre las citas, comidas donde importen. Proponer dos o tres variantes con precios; tras la elección, reservar y escribir un único itinerario en el que esté todo, también sin conexión.',
  },
  purpose: {
    en: 'To arrive rested and on time, and to have to look nothing up on the way.',
    it: 'Arrivare riposati e puntuali, senza dover cercare nulla lungo la strada.',
    de: 'Ausgeruht und pünktlich ankommen und unterwegs nichts suchen müssen.',
    es: 'Llegar con descanso y puntualidad, sin tener que buscar nada por el camino.',
  },
  inputs: {
    en: 'From where to where, and why:\nAppointments with place and time (and zone):\nEarliest departure, latest return:\nTraveller as in the passport, and its expiry:\nWishes: seat, train or plane, hotel, food:\nLoyalty programmes:\nBudget, and how it is paid:\nHow changes may be decided on the way:',
    it: 'Da dove a dove e perché:\nAppuntamenti con luogo e ora (e fuso):\nPartenza non prima di, ritorno non oltre:\nNome come sul passaporto e sua scadenza:\nDesideri: posto, treno o aereo, albergo, cibo:\nProgrammi fedeltà:\nBudget e modo di pagamento:\nCome si decidono i cambiamenti in viaggio:',
    de: 'Von wo nach wo und wozu:\nTermine mit Ort und Uhrzeit (und Zeitzone):\nFrüheste Abreise, späteste Rückkehr:\nName wie im Pass und dessen Ablauf:\nWünsche: Sitzplatz, Bahn oder Flug, Hotel, Essen:\nVielfliegerprogramme und Bahnkarten:\nBudget und Zahlungsart:\nWie unterwegs über Änderungen entschieden wird:',
    es: 'De dónde a dónde y para qué:\nCitas con lugar y hora (y huso):\nSalida no antes de, regreso no después de:\nNombre como en el pasaporte y su caducidad:\nPreferencias: asiento, tren o avión, hotel, comida:\nProgramas de fidelización:\nPresupuesto y forma de pago:\nCómo se deciden los cambios durante el viaje:',
  },
  acceptanceCriteria: {
    en: '- Every connection leaves enough time to change, and there is a later one\n- Passport, visa and entry rules were checked\n- All bookings are confirmed, with their number and cancellation terms\n- The itinerary shows local times, addresses and telephone numbers, and fits on two pages\n- The sum is within the budget, line by line',
    it: '- Ogni coincidenza lascia tempo sufficiente e ne esiste una successiva\n- Passaporto, visto e regole d’ingresso sono verificati\n- Tutte le prenotazioni sono confermate, con numero e condizioni di disdetta\n- L’itinerario indica ore locali, indirizzi e telefoni e sta in due pagine\n- La somma è nel budget, voce per voce',
    de: '- Jeder Anschluss lässt genug Zeit, und es gibt einen späteren\n- Pass, Visum und Einreiseregeln sind geprüft\n- Alle Buchungen sind bestätigt, mit Nummer und Stornobedingungen\n- Der Reiseplan nennt Ortszeiten, Adressen und Telefonnummern und passt auf zwei Seiten\n- Die Summe liegt im Budget, Posten für Posten',
    es: '- Cada enlace deja tiempo suficiente y hay otro posterior\n- Pasaporte, visado y normas de entrada están comprobados\n- Todas las reservas están confirmadas, con número y condiciones de cancelación\n- El itinerario muestra horas locales, direcciones y teléfonos y cabe en dos páginas\n- La suma está dentro del presupuesto, partida por partida',
  },
  checklist: [
    { by: 'client', text: { en: 'Name the appointments, the wishes and the budget', it: 'Indicare appuntamenti, desideri e budget', de: 'Termine, Wünsche und Budget nennen', es: 'Indicar citas, preferencias y presupuesto' } },
    { by: 'assistant', text: { en: 'Check passport, visa and entry rules', it: 'Verificare passaporto, visto e regole d’ingresso', de: 'Pass, Visum und Einreiseregeln prüfen', es: 'Comprobar pasaporte, visado y normas de entrada' } },
    { by: 'assistant', text: { en: 'Compare two or three variants of journey and hotel, with prices and times', it: 'Confrontare due o tre varianti di viaggio e albergo, con prezzi e orari', de: 'Zwei oder drei Varianten für Reise und Hotel vergleichen, mit Preisen und Zeiten', es: 'Comparar dos o tres variantes de viaje y hotel, con precios y horarios' } },
    { by: 'client', text: { en: 'Choose a variant', it: 'Scegliere una variante', de: 'Eine Variante wählen', es: 'Elegir una variante' } },
    { by: 'assistant', text: { en: 'Book journey, hotel and transfers, and keep the confirmations', it: 'Prenotare viaggio, albergo e trasferimenti e conservare le conferme', de: 'Reise, Hotel und Transfers buchen und die Bestätigungen ablegen', es: 'Reservar viaje, hotel y traslados y guardar las confirmaciones' } },
    { by: 'assistant', text: { en: 'Enter everything in the calendar, in local time', it: 'Inserire tutto in agenda, in ora locale', de: 'Alles in Ortszeit in den Kalender eintragen', es: 'Anotarlo todo en la agenda, en hora local' } },
    { by: 'assistant', text: { en: 'Write the itinerary, with a plan B for each connection', it: 'Scrivere l’itinerario, con un piano B per ogni coincidenza', de: 'Den Reiseplan schreiben, mit einem Plan B für jeden Anschluss', es: 'Escribir el itinerario, con un plan B para cada enlace' } },
    { by: 'together', text: { en: 'Go through the itinerary', it: 'Rivedere insieme l’itinerario', de: 'Den Reiseplan durchgehen', es: 'Repasar el itinerario' } },
    { by: 'assistant', text: { en: 'Check in, and look for changes the day before', it: 'Fare il check-in e il giorno prima controllare eventuali variazioni', de: 'Einchecken und am Vortag nach Änderungen sehen', es: 'Hacer el check-in y la víspera comprobar si hay cambios' } },
    { by: 'client', text: { en: 'Hand in the receipts after the trip', it: 'Consegnare le ricevute dopo il viaggio', de: 'Nach der Reise die Belege übergeben', es: 'Entregar los recibos tras el viaje' } },
    { by: 'assistant', text: { en: 'Put the expenses together, and note what went well or badly', it: 'Riunire le spese e annotare che cosa è andato bene o male', de: 'Die Spesen zusammenstellen und festhalten, was gut und was schlecht lief', es: 'Reunir los gastos y anotar qué fue bien y qué mal' } },
  ],
  deliverable: {
    en: 'Itinerary',
    it: 'Itinerario',
    de: 'Reiseplan',
    es: 'Itinerario',
  },
}; // prettier-ignore
