import type { ShippedTemplate } from '../shipped-template.js';

/** An inbox that is empty in the evening, and in which nothing was decided without its owner. */
export const inbox: ShippedTemplate = {
  key: 'inbox',
  estimateMinutes: 45,
  title: {
    en: 'Bring the inbox in order',
    it: 'Mettere in ordine la posta in arrivo',
    de: 'Posteingang in Ordnung bringen',
    es: 'Poner en orden la bandeja de entrada',
  },
  brief: {
    en: 'Go through everything in the inbox. Each message gets one of four ends: answered, waiting for a decision, passed on, or filed. Replies that need a decision are prepared as drafts and not sent.',
    it: 'Esaminare tutta la posta in arrivo. Ogni messaggio ha uno di quattro esiti: risposto, in attesa di decisione, inoltrato, archiviato. Le risposte che richiedono una decisione si preparano come bozze e non si inviano.',
    de: 'Alles im Posteingang durchgehen. Jede Nachricht hat eines von vier Enden: beantwortet, zur Entscheidung vorgelegt, weitergeleitet oder abgelegt. Antworten, die eine Entscheidung brauchen, werden als Entwurf vorbereitet und nicht gesendet.',
    es: 'Revisar toda la bandeja de entrada. Cada mensaje acaba de una de cuatro maneras: contestado, a la espera de una decisión, reenviado o archivado. Las respuestas que requieren una decisión se preparan como borrador y no se envían.',
  },
  purpose: {
    en: 'Nothing important is overlooked, and only what needs a decision is left to read.',
    it: 'Nulla di importante sfugge, e resta da leggere solo ciò che richiede una decisione.',
    de: 'Nichts Wichtiges geht unter, und zu lesen bleibt nur, was eine Entscheidung braucht.',
    es: 'Nada importante se pasa por alto, y solo queda por leer lo que requiere una decisión.',
  },
  inputs: {
    en: 'Mailbox and access:\nPeople who always come first:\nWhat may be answered without asking:\nWhat may never be answered without asking:\nFolders or labels in use:\nMessages from which day on:',
    it: 'Casella e accesso:\nPersone che hanno sempre la precedenza:\nA che cosa si può rispondere senza chiedere:\nA che cosa non si risponde mai senza chiedere:\nCartelle o etichette in uso:\nMessaggi a partire dal giorno:',
    de: 'Postfach und Zugang:\nPersonen, die immer vorgehen:\nWas ohne Rückfrage beantwortet werden darf:\nWas nie ohne Rückfrage beantwortet wird:\nOrdner oder Etiketten, die es gibt:\nNachrichten ab welchem Tag:',
    es: 'Buzón y acceso:\nPersonas que siempre tienen prioridad:\nQué se puede contestar sin preguntar:\nQué no se contesta nunca sin preguntar:\nCarpetas o etiquetas en uso:\nMensajes a partir del día:',
  },
  acceptanceCriteria: {
    en: '- No unread message older than one working day\n- Every open decision stands in one list, with a proposed answer\n- Appointments and deadlines from the messages are in the calendar\n- Nothing was deleted, and nothing was unsubscribed without agreement',
    it: '- Nessun messaggio non letto più vecchio di un giorno lavorativo\n- Ogni decisione aperta è in un unico elenco, con una proposta di risposta\n- Appuntamenti e scadenze dei messaggi sono in agenda\n- Nulla è stato eliminato e nessuna iscrizione annullata senza accordo',
    de: '- Keine ungelesene Nachricht ist älter als ein Arbeitstag\n- Jede offene Entscheidung steht in einer Liste, mit einem Vorschlag für die Antwort\n- Termine und Fristen aus den Nachrichten stehen im Kalender\n- Nichts wurde gelöscht und nichts ohne Absprache abbestellt',
    es: '- Ningún mensaje sin leer tiene más de un día laborable\n- Cada decisión abierta figura en una sola lista, con una propuesta de respuesta\n- Las citas y los plazos de los mensajes están en la agenda\n- No se ha borrado nada ni cancelado ninguna suscripción sin acuerdo',
  },
  checklist: [
    { by: 'together', text: { en: 'Agree what may be answered without asking', it: 'Concordare a che cosa si può rispondere senza chiedere', de: 'Absprechen, was ohne Rückfrage beantwortet werden darf', es: 'Acordar qué se puede contestar sin preguntar' } },
    { by: 'assistant', text: { en: 'Look first for what is urgent and for the people who come first', it: 'Cercare per prime le cose urgenti e le persone con precedenza', de: 'Zuerst nach Dringendem und nach den wichtigsten Personen sehen', es: 'Buscar primero lo urgente y a las personas con prioridad' } },
    { by: 'assistant', text: { en: 'Set aside advertising and newsletters, without deleting them', it: 'Mettere da parte pubblicità e newsletter, senza eliminarle', de: 'Werbung und Rundbriefe beiseitelegen, ohne sie zu löschen', es: 'Apartar la publicidad y los boletines, sin borrarlos' } },
    { by: 'assistant', text: { en: 'Answer what may be answered', it: 'Rispondere a ciò a cui si può rispondere', de: 'Beantworten, was beantwortet werden darf', es: 'Contestar lo que se puede contestar' } },
    { by: 'assistant', text: { en: 'Put appointments and deadlines into the calendar', it: 'Inserire in agenda appuntamenti e scadenze', de: 'Termine und Fristen in den Kalender eintragen', es: 'Anotar las citas y los plazos en la agenda' } },
    { by: 'assistant', text: { en: 'Prepare drafts for what needs a decision, and list the questions', it: 'Preparare le bozze per ciò che richiede una decisione ed elencare le domande', de: 'Entwürfe für alles vorbereiten, was eine Entscheidung braucht, und die Fragen auflisten', es: 'Preparar borradores de lo que requiere una decisión y hacer la lista de preguntas' } },
    { by: 'client', text: { en: 'Decide on the list', it: 'Decidere sui punti dell’elenco', de: 'Über die Liste entscheiden', es: 'Decidir sobre la lista' } },
    { by: 'assistant', text: { en: 'Send the approved drafts and file everything', it: 'Inviare le bozze approvate e archiviare tutto', de: 'Freigegebene Entwürfe senden und alles ablegen', es: 'Enviar los borradores aprobados y archivarlo todo' } },
  ],
  deliverable: {
    en: 'List of decisions with proposed answers',
    it: 'Elenco delle decisioni con le risposte proposte',
    de: 'Liste der Entscheidungen mit Antwortvorschlägen',
    es: 'Lista de decisiones con respuestas propuestas',
  },
}; // prettier-ignore
