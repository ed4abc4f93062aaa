import type { ShippedTemplate } from '../shipped-template.js';

/** Documents that are found with eyes closed. */
export const archive: ShippedTemplate = {
  key: 'archive',
  estimateMinutes: 180,
  title: {
    en: 'Put an archive in order',
    it: 'Mettere in ordine un archivio',
    de: 'Ein Archiv ordnen',
    es: 'Poner en orden un archivo',
  },
  brief: {
    en: 'Look through the documents, agree on a few folders and one way of naming, rename and sort everything, set doubles and outdated versions aside (never delete) and write one page that says where things are.',
    it: 'Esaminare i documenti, concordare poche cartelle e un solo modo di dare i nomi, rinominare e ordinare tutto, mettere da parte doppioni e versioni superate (mai eliminare) e scrivere una pagina che dice dove sono le cose.',
    de: 'Die Dokumente sichten, wenige Ordner und eine Art der Benennung vereinbaren, alles umbenennen und einordnen, Doppeltes und Überholtes beiseitelegen (nie löschen) und eine Seite schreiben, auf der steht, wo was liegt.',
    es: 'Revisar los documentos, acordar pocas carpetas y una sola forma de nombrar, renombrar y ordenar todo, apartar duplicados y versiones superadas (nunca borrar) y escribir una página que diga dónde está cada cosa.',
  },
  purpose: {
    en: 'Everybody finds a document in less than a minute, without asking who filed it.',
    it: 'Chiunque trova un documento in meno di un minuto, senza chiedere a chi l’ha archiviato.',
    de: 'Alle finden ein Dokument in weniger als einer Minute, ohne zu fragen, wer es abgelegt hat.',
    es: 'Cualquiera encuentra un documento en menos de un minuto, sin preguntar quién lo archivó.',
  },
  inputs: {
    en: 'Where the documents are, and access:\nWho looks for what, and how often:\nWhat is confidential, and who may see it:\nHow long what has to be kept:\nNames or numbers already in use (clients, projects, years):',
    it: 'Dove sono i documenti e accesso:\nChi cerca che cosa e quanto spesso:\nChe cosa è riservato e chi può vederlo:\nPer quanto tempo vanno conservati i documenti:\nNomi o numeri già in uso (clienti, pratiche, anni):',
    de: 'Wo die Dokumente liegen, und Zugang:\nWer sucht was, und wie oft:\nWas vertraulich ist und wer es sehen darf:\nWas wie lange aufbewahrt werden muss:\nNamen oder Nummern, die es schon gibt (Kunden, Vorgänge, Jahre):',
    es: 'Dónde están los documentos y acceso:\nQuién busca qué y con qué frecuencia:\nQué es confidencial y quién puede verlo:\nCuánto tiempo hay que conservar cada cosa:\nNombres o números ya en uso (clientes, asuntos, años):',
  },
  acceptanceCriteria: {
    en: '- No more than three levels of folders, and no folder called “Various”\n- Every name begins with the date and says what it is: 2026-11-16 Offer Rossi.pdf\n- Ten documents drawn by lot are found in under a minute each\n- Nothing was deleted; what was set aside is listed',
    it: '- Non più di tre livelli di cartelle e nessuna cartella «Varie»\n- Ogni nome inizia con la data e dice che cos’è: 2026-11-16 Offerta Rossi.pdf\n- Dieci documenti estratti a sorte si trovano ciascuno in meno di un minuto\n- Nulla è stato eliminato; ciò che è messo da parte è elencato',
    de: '- Höchstens drei Ebenen und kein Ordner „Verschiedenes“\n- Jeder Name beginnt mit dem Datum und sagt, was es ist: 2026-11-16 Angebot Rossi.pdf\n- Zehn zufällig gewählte Dokumente werden in je unter einer Minute gefunden\n- Nichts wurde gelöscht; Beiseitegelegtes ist aufgelistet',
    es: '- No más de tres niveles de carpetas y ninguna carpeta «Varios»\n- Cada nombre empieza por la fecha y dice qué es: 2026-11-16 Oferta Rossi.pdf\n- Diez documentos elegidos al azar se encuentran en menos de un minuto cada uno\n- No se ha borrado nada; lo apartado figura en una lista',
  },
  checklist: [
    { by: 'client', text: { en: 'Give access, and say what is confidential', it: 'Dare accesso e indicare che cosa è riservato', de: 'Zugang geben und sagen, was vertraulich ist', es: 'Dar acceso e indicar qué es confidencial' } },
    { by: 'assistant', text: { en: 'Make a safety copy before anything is moved', it: 'Fare una copia di sicurezza prima di spostare qualcosa', de: 'Eine Sicherung anlegen, bevor etwas verschoben wird', es: 'Hacer una copia de seguridad antes de mover nada' } },
    { by: 'assistant', text: { en: 'Count and sample what is there: kinds, years, doubles', it: 'Contare e campionare ciò che c’è: tipi, anni, doppioni', de: 'Zählen und Stichproben nehmen: Arten, Jahre, Doppeltes', es: 'Contar y muestrear lo que hay: tipos, años, duplicados' } },
    { by: 'assistant', text: { en: 'Propose folders and a way of naming, with ten examples', it: 'Proporre cartelle e modo di dare i nomi, con dieci esempi', de: 'Ordner und Benennung vorschlagen, mit zehn Beispielen', es: 'Proponer carpetas y forma de nombrar, con diez ejemplos' } },
    { by: 'together', text: { en: 'Decide on folders and names', it: 'Decidere cartelle e nomi', de: 'Ordner und Namen beschließen', es: 'Decidir carpetas y nombres' } },
    { by: 'assistant', text: { en: 'Rename and sort, the newest year first', it: 'Rinominare e ordinare, dall’anno più recente', de: 'Umbenennen und einordnen, das jüngste Jahr zuerst', es: 'Renombrar y ordenar, empezando por el año más reciente' } },
    { by: 'assistant', text: { en: 'Set doubles and outdated versions aside, and list them', it: 'Mettere da parte doppioni e versioni superate ed elencarli', de: 'Doppeltes und Überholtes beiseitelegen und auflisten', es: 'Apartar duplicados y versiones superadas y hacer la lista' } },
    { by: 'client', text: { en: 'Decide about what was set aside', it: 'Decidere su ciò che è stato messo da parte', de: 'Über das Beiseitegelegte entscheiden', es: 'Decidir sobre lo apartado' } },
    { by: 'together', text: { en: 'Draw ten documents by lot, and look for them', it: 'Estrarre a sorte dieci documenti e cercarli', de: 'Zehn Dokumente auslosen und suchen', es: 'Elegir diez documentos al azar y buscarlos' } },
    { by: 'assistant', text: { en: 'Write the page that says where things are', it: 'Scrivere la pagina che dice dove sono le cose', de: 'Die Seite schreiben, auf der steht, wo was liegt', es: 'Escribir la página que dice dónde está cada cosa' } },
  ],
  deliverable: {
    en: 'Map of the archive on one page',
    it: 'Mappa dell’archivio in una pagina',
    de: 'Wegweiser durch das Archiv auf einer Seite',
    es: 'Mapa del archivo en una página',
  },
}; // prettier-ignore
