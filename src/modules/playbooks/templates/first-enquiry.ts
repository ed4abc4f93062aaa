import type { ShippedTemplate } from '../shipped-template.js';

/** Whoever asks for the first time hears back the same day, and knows what happens next. */
export const firstEnquiry: ShippedTemplate = {
  key: 'first-enquiry',
  estimateMinutes: 30,
  title: {
    en: 'Answer a first enquiry',
    it: 'Rispondere a una prima richiesta',
    de: 'Eine Erstanfrage beantworten',
    es: 'Contestar a una primera consulta',
  },
  brief: {
    en: 'Answer somebody who asks for the first time: thank them, say back what was understood, answer what can be answered, ask for what is missing, and propose a first conversation with two or three times. Enter the person in the contacts and note when to get in touch again.',
    it: 'Rispondere a chi scrive per la prima volta: ringraziare, riassumere ciò che si è capito, rispondere a ciò che si può, chiedere ciò che manca e proporre un primo colloquio con due o tre orari. Inserire la persona nei contatti e annotare quando risentirsi.',
    de: 'Einer Person antworten, die zum ersten Mal anfragt: danken, das Verstandene wiedergeben, beantworten, was beantwortet werden kann, nach Fehlendem fragen und ein erstes Gespräch mit zwei oder drei Terminen vorschlagen. Die Person in die Kontakte aufnehmen und notieren, wann nachgefragt wird.',
    es: 'Contestar a quien consulta por primera vez: dar las gracias, resumir lo entendido, responder a lo que se pueda, pedir lo que falte y proponer una primera conversación con dos o tres horas. Anotar a la persona en los contactos y cuándo volver a escribirle.',
  },
  purpose: {
    en: 'The first answer decides whether somebody stays: it is quick, friendly and clear.',
    it: 'La prima risposta decide se una persona resta: è rapida, cortese e chiara.',
    de: 'Die erste Antwort entscheidet, ob jemand bleibt: Sie ist schnell, freundlich und klar.',
    es: 'La primera respuesta decide si alguien se queda: es rápida, amable y clara.',
  },
  inputs: {
    en: 'The enquiry (copy or attach it):\nWhat we offer in such a case, with prices that may be named:\nWhat we do not do:\nTimes for a first conversation:\nWho signs the answer:',
    it: 'La richiesta (copiarla o allegarla):\nChe cosa offriamo in questi casi, con i prezzi che si possono indicare:\nChe cosa non facciamo:\nOrari per un primo colloquio:\nChi firma la risposta:',
    de: 'Die Anfrage (einfügen oder anhängen):\nWas wir in einem solchen Fall anbieten, mit nennbaren Preisen:\nWas wir nicht tun:\nTermine für ein erstes Gespräch:\nWer die Antwort unterschreibt:',
    es: 'La consulta (copiarla o adjuntarla):\nQué ofrecemos en estos casos, con los precios que se pueden indicar:\nQué no hacemos:\nHoras para una primera conversación:\nQuién firma la respuesta:',
  },
  acceptanceCriteria: {
    en: '- Answered within one working day, in the language of the enquiry\n- Every question of the person is answered, or it is said when it will be\n- There are two or three times to choose from\n- Contact, source of the enquiry and next step are noted',
    it: '- Risposta entro un giorno lavorativo, nella lingua della richiesta\n- A ogni domanda si risponde, o si dice quando si risponderà\n- Ci sono due o tre orari tra cui scegliere\n- Contatto, provenienza e passo successivo sono annotati',
    de: '- Beantwortet binnen eines Arbeitstages, in der Sprache der Anfrage\n- Jede Frage ist beantwortet, oder es steht da, wann sie es wird\n- Zwei oder drei Termine stehen zur Wahl\n- Kontakt, Herkunft der Anfrage und nächster Schritt sind notiert',
    es: '- Contestada en un día laborable, en el idioma de la consulta\n- Se responde a cada pregunta o se dice cuándo se hará\n- Hay dos o tres horas entre las que elegir\n- El contacto, el origen de la consulta y el paso siguiente están anotados',
  },
  checklist: [
    { by: 'assistant', text: { en: 'Read the enquiry twice, and note each question in it', it: 'Leggere la richiesta due volte e annotare ogni domanda', de: 'Die Anfrage zweimal lesen und jede Frage darin notieren', es: 'Leer la consulta dos veces y anotar cada pregunta' } },
    { by: 'assistant', text: { en: 'Look whether the person is known already', it: 'Verificare se la persona è già conosciuta', de: 'Nachsehen, ob die Person schon bekannt ist', es: 'Comprobar si la persona ya es conocida' } },
    { by: 'client', text: { en: 'Say what may be offered, and at what price', it: 'Indicare che cosa si può offrire e a quale prezzo', de: 'Sagen, was angeboten werden darf und zu welchem Preis', es: 'Decir qué se puede ofrecer y a qué precio' } },
    { by: 'assistant', text: { en: 'Write the answer, with two or three times for a conversation', it: 'Scrivere la risposta, con due o tre orari per un colloquio', de: 'Die Antwort schreiben, mit zwei oder drei Terminen für ein Gespräch', es: 'Escribir la respuesta, con dos o tres horas para conversar' } },
    { by: 'client', text: { en: 'Approve the answer', it: 'Approvare la risposta', de: 'Die Antwort freigeben', es: 'Aprobar la respuesta' } },
    { by: 'assistant', text: { en: 'Send it, and enter the person in the contacts', it: 'Inviarla e inserire la persona nei contatti', de: 'Sie senden und die Person in die Kontakte aufnehmen', es: 'Enviarla y anotar a la persona en los contactos' } },
    { by: 'assistant', text: { en: 'Ask again kindly after three working days without an answer', it: 'Dopo tre giorni lavorativi senza risposta, riscrivere con cortesia', de: 'Nach drei Arbeitstagen ohne Antwort freundlich nachfragen', es: 'Tras tres días laborables sin respuesta, volver a escribir con amabilidad' } },
  ],
  deliverable: {
    en: 'Answer as it was sent, with contact and next step',
    it: 'Risposta inviata, con contatto e passo successivo',
    de: 'Gesendete Antwort mit Kontakt und nächstem Schritt',
    es: 'Respuesta enviada, con contacto y paso siguiente',
  },
}; // prettier-ignore
