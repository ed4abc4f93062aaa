import type { ShippedTemplate } from '../shipped-template.js';

/** A week that holds: confirmed, with ways and pauses, and nothing booked twice. */
export const calendar: ShippedTemplate = {
  key: 'calendar',
  estimateMinutes: 40,
  title: {
    en: 'Keep the calendar for next week',
    it: 'Curare l’agenda della prossima settimana',
    de: 'Den Kalender für die nächste Woche führen',
    es: 'Llevar la agenda de la próxima semana',
  },
  brief: {
    en: 'Go through every appointment of the coming week, have each confirmed by the other side, add what is missing (place or link, telephone number, papers, travel time) and solve what overlaps. At the end there is an overview of the week on one page.',
    it: 'Esaminare tutti gli appuntamenti della settimana, farli confermare dall’altra parte, aggiungere ciò che manca (luogo o link, telefono, documenti, tempi di spostamento) e risolvere le sovrapposizioni. Alla fine c’è un quadro della settimana in una pagina.',
    de: 'Alle Termine der kommenden Woche durchgehen, jeden von der Gegenseite bestätigen lassen, Fehlendes ergänzen (Ort oder Link, Telefonnummer, Unterlagen, Wegzeit) und Überschneidungen lösen. Am Ende steht eine Wochenübersicht auf einer Seite.',
    es: 'Revisar todas las citas de la próxima semana, confirmarlas con la otra parte, añadir lo que falte (lugar o enlace, teléfono, documentos, tiempo de desplazamiento) y resolver los solapamientos. Al final hay un resumen de la semana en una página.',
  },
  purpose: {
    en: 'To go into the week without surprises, and with time for the work itself.',
    it: 'Entrare nella settimana senza sorprese e con il tempo per lavorare.',
    de: 'Ohne Überraschungen in die Woche gehen, mit Zeit für die eigentliche Arbeit.',
    es: 'Empezar la semana sin sorpresas y con tiempo para trabajar.',
  },
  inputs: {
    en: 'Calendars and access:\nWorking hours and times to keep free:\nWhat can be moved, and what cannot:\nPause between two appointments:\nTo whom the calendar may be shown:',
    it: 'Agende e accesso:\nOrario di lavoro e momenti da tenere liberi:\nChe cosa si può spostare e che cosa no:\nPausa tra due appuntamenti:\nA chi si può mostrare l’agenda:',
    de: 'Kalender und Zugang:\nArbeitszeiten und freizuhaltende Zeiten:\nWas verschoben werden kann und was nicht:\nPause zwischen zwei Terminen:\nWem der Kalender gezeigt werden darf:',
    es: 'Agendas y acceso:\nHorario de trabajo y ratos que hay que dejar libres:\nQué se puede mover y qué no:\nPausa entre dos citas:\nA quién se puede mostrar la agenda:',
  },
  acceptanceCriteria: {
    en: '- Every appointment has a place or link, a contact and a confirmation\n- Nothing overlaps, and travel times are entered\n- Times with people in other zones are right in both\n- Nothing was moved or declined without agreement',
    it: '- Ogni appuntamento ha luogo o link, un referente e una conferma\n- Nulla si sovrappone e gli spostamenti sono segnati\n- Gli orari con chi è in un altro fuso sono giusti per entrambi\n- Nulla è stato spostato o rifiutato senza accordo',
    de: '- Jeder Termin hat Ort oder Link, eine Ansprechperson und eine Bestätigung\n- Nichts überschneidet sich, Wegzeiten sind eingetragen\n- Uhrzeiten mit anderen Zeitzonen stimmen auf beiden Seiten\n- Nichts wurde ohne Absprache verschoben oder abgesagt',
    es: '- Cada cita tiene lugar o enlace, una persona de contacto y una confirmación\n- Nada se solapa y los desplazamientos están anotados\n- Las horas con otros husos son correctas en ambos lados\n- No se ha movido ni rechazado nada sin acuerdo',
  },
  checklist: [
    { by: 'client', text: { en: 'Say what has to stay free, and what comes first', it: 'Indicare che cosa deve restare libero e che cosa viene prima', de: 'Sagen, was frei bleiben muss und was vorgeht', es: 'Decir qué debe quedar libre y qué va primero' } },
    { by: 'assistant', text: { en: 'Look through all calendars for overlaps and gaps', it: 'Controllare sovrapposizioni e vuoti in tutte le agende', de: 'Alle Kalender auf Überschneidungen und Lücken prüfen', es: 'Revisar solapamientos y huecos en todas las agendas' } },
    { by: 'assistant', text: { en: 'Have each appointment confirmed by the other side', it: 'Far confermare ogni appuntamento dall’altra parte', de: 'Jeden Termin von der Gegenseite bestätigen lassen', es: 'Confirmar cada cita con la otra parte' } },
    { by: 'assistant', text: { en: 'Add place or link, telephone number, papers and travel time', it: 'Aggiungere luogo o link, telefono, documenti e spostamenti', de: 'Ort oder Link, Telefonnummer, Unterlagen und Wegzeit ergänzen', es: 'Añadir lugar o enlace, teléfono, documentos y desplazamientos' } },
    { by: 'assistant', text: { en: 'Propose two alternatives for whatever overlaps', it: 'Proporre due alternative per ciò che si sovrappone', de: 'Für jede Überschneidung zwei Ausweichtermine vorschlagen', es: 'Proponer dos alternativas para lo que se solapa' } },
    { by: 'client', text: { en: 'Choose among the alternatives', it: 'Scegliere tra le alternative', de: 'Unter den Vorschlägen wählen', es: 'Elegir entre las alternativas' } },
    { by: 'assistant', text: { en: 'Move what was agreed, and tell everybody concerned', it: 'Spostare quanto concordato e avvisare tutti gli interessati', de: 'Vereinbartes verschieben und alle Beteiligten verständigen', es: 'Mover lo acordado y avisar a todos los afectados' } },
    { by: 'assistant', text: { en: 'Send the overview of the week', it: 'Inviare il quadro della settimana', de: 'Die Wochenübersicht senden', es: 'Enviar el resumen de la semana' } },
  ],
  deliverable: {
    en: 'Overview of the week on one page',
    it: 'Quadro della settimana in una pagina',
    de: 'Wochenübersicht auf einer Seite',
    es: 'Resumen de la semana en una página',
  },
}; // prettier-ignore
