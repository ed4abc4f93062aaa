import type { ShippedTemplate } from '../shipped-template.js';

/** A text that reads as if it had been written in its language. */
export const translation: ShippedTemplate = {
  key: 'translation',
  estimateMinutes: 120,
  title: {
    en: 'Translate a text',
    it: 'Tradurre un testo',
    de: 'Einen Text übersetzen',
    es: 'Traducir un texto',
  },
  brief: {
    en: 'Translate the text for the readers named below, in the tone that is wanted, with the layout of the original. Names, figures, dates and links are checked one by one; doubtful places are asked about and not guessed.',
    it: 'Tradurre il testo per i lettori indicati sotto, nel tono voluto e con l’impaginazione dell’originale. Nomi, cifre, date e link si controllano uno per uno; sui punti dubbi si chiede, non si indovina.',
    de: 'Den Text für die unten genannten Leser übersetzen, im gewünschten Ton und mit dem Aufbau des Originals. Namen, Zahlen, Daten und Links werden einzeln geprüft; bei Zweifeln wird gefragt und nicht geraten.',
    es: 'Traducir el texto para los lectores indicados abajo, en el tono deseado y con el diseño del original. Los nombres, cifras, fechas y enlaces se comprueban uno por uno; lo dudoso se pregunta, no se adivina.',
  },
  purpose: {
    en: 'The reader is not to notice that it is a translation.',
    it: 'Chi legge non deve accorgersi che è una traduzione.',
    de: 'Wer es liest, soll nicht merken, dass es eine Übersetzung ist.',
    es: 'Quien lo lea no debe notar que es una traducción.',
  },
  inputs: {
    en: 'The text (attach it):\nFrom which language into which:\nWho will read it, and where it appears:\nTone, and form of address:\nTerms that are fixed, or never translated:\nEarlier translations to follow:\nWho can be asked about the contents:',
    it: 'Il testo (allegarlo):\nDa quale lingua a quale:\nChi lo leggerà e dove compare:\nTono e forma di cortesia:\nTermini fissi o da non tradurre:\nTraduzioni precedenti da seguire:\nA chi chiedere sui contenuti:',
    de: 'Der Text (anhängen):\nAus welcher Sprache in welche:\nWer ihn liest und wo er erscheint:\nTon und Anrede:\nFeste oder nie übersetzte Begriffe:\nFrühere Übersetzungen, denen zu folgen ist:\nWer zum Inhalt gefragt werden kann:',
    es: 'El texto (adjuntarlo):\nDe qué idioma a cuál:\nQuién lo leerá y dónde aparece:\nTono y tratamiento:\nTérminos fijos o que no se traducen:\nTraducciones anteriores que hay que seguir:\nA quién preguntar sobre el contenido:',
  },
  acceptanceCriteria: {
    en: '- Complete: every sentence, caption and footnote is there\n- Names, figures, dates and links agree with the original\n- Fixed terms are used throughout, and listed\n- Read aloud once by somebody who does not know the original, or after a night\n- Same format as the original, ready for use',
    it: '- Completo: ogni frase, didascalia e nota è presente\n- Nomi, cifre, date e link corrispondono all’originale\n- I termini fissi sono usati ovunque ed elencati\n- Riletto ad alta voce da chi non conosce l’originale, o il giorno dopo\n- Stesso formato dell’originale, pronto per l’uso',
    de: '- Vollständig: jeder Satz, jede Bildunterschrift, jede Fußnote ist da\n- Namen, Zahlen, Daten und Links stimmen mit dem Original überein\n- Feste Begriffe sind durchgehend verwendet und aufgelistet\n- Einmal laut gelesen von jemandem, der das Original nicht kennt, oder am nächsten Tag\n- Im Format des Originals, fertig zum Gebrauch',
    es: '- Completo: están todas las frases, pies de foto y notas\n- Nombres, cifras, fechas y enlaces coinciden con el original\n- Los términos fijos se usan en todo el texto y figuran en una lista\n- Leído una vez en voz alta por quien no conoce el original, o al día siguiente\n- En el formato del original, listo para usar',
  },
  checklist: [
    { by: 'client', text: { en: 'Attach the text, and name readers, tone and fixed terms', it: 'Allegare il testo e indicare lettori, tono e termini fissi', de: 'Den Text anhängen und Leser, Ton und feste Begriffe nennen', es: 'Adjuntar el texto e indicar lectores, tono y términos fijos' } },
    { by: 'assistant', text: { en: 'Read all of it first, and list terms and doubtful places', it: 'Leggere prima tutto ed elencare termini e punti dubbi', de: 'Erst alles lesen, Begriffe und Zweifelsfälle auflisten', es: 'Leerlo entero antes y anotar términos y puntos dudosos' } },
    { by: 'client', text: { en: 'Answer the doubtful places', it: 'Rispondere sui punti dubbi', de: 'Die Zweifelsfälle beantworten', es: 'Aclarar los puntos dudosos' } },
    { by: 'assistant', text: { en: 'Translate', it: 'Tradurre', de: 'Übersetzen', es: 'Traducir' } },
    { by: 'assistant', text: { en: 'Compare names, figures, dates and links with the original', it: 'Confrontare nomi, cifre, date e link con l’originale', de: 'Namen, Zahlen, Daten und Links mit dem Original vergleichen', es: 'Cotejar nombres, cifras, fechas y enlaces con el original' } },
    { by: 'assistant', text: { en: 'Read it aloud without the original', it: 'Rileggere ad alta voce senza l’originale', de: 'Ohne das Original laut lesen', es: 'Leerlo en voz alta sin el original' } },
    { by: 'client', text: { en: 'Read it, and mark what sounds strange', it: 'Leggerlo e segnare ciò che suona strano', de: 'Lesen und anstreichen, was fremd klingt', es: 'Leerlo y marcar lo que suene extraño' } },
    { by: 'assistant', text: { en: 'Correct it, and keep the list of terms for the next time', it: 'Correggere e conservare l’elenco dei termini per la prossima volta', de: 'Korrigieren und die Begriffsliste für das nächste Mal aufheben', es: 'Corregirlo y guardar la lista de términos para la próxima vez' } },
  ],
  deliverable: {
    en: 'Translation in the format of the original, with its list of terms',
    it: 'Traduzione nel formato dell’originale, con l’elenco dei termini',
    de: 'Übersetzung im Format des Originals, mit Begriffsliste',
    es: 'Traducción en el formato del original, con la lista de términos',
  },
}; // prettier-ignore
