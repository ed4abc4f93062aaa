import type { Texts } from '../../platform/i18n/translate.js';
import { changesBetween, termNames, type ShownTerms, type TermName } from './agreement.terms.js';
import { clauseText } from './clause.wording.js';
import type { Clause } from './clause.rules.js';
import { wordedTerms } from './terms.wording.js';

/** A term as it is read: what it is called, and what was agreed. */
export interface TermLine {
  readonly term: TermName;
  readonly label: string;
  readonly value: string;
}

/** A term that is otherwise than before; empty where nothing was, or is, agreed about it. */
export interface WordedChange {
  readonly term: TermName;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Terms in the words of one reader: the same on the page, in the mail and in the portal. */
export class TermsWording {
  constructor(private readonly texts: Texts) {}

  /** All but scope and clauses, which are read by themselves; what nothing was agreed about is left out. */
  lines(terms: ShownTerms): TermLine[] {
    return termNames.flatMap((term) => {
      if (term === 'scope' || term === 'clause') return [];
      const value = wordedTerms[term](this.texts, terms);
      return value === '' ? [] : [{ term, label: this.label(term), value }];
    });
  }

  /** Each clause as a sentence. */
  clauses(
    terms: ShownTerms,
  ): { readonly id: string; readonly kind: Clause['kind']; readonly text: string }[] {
    return terms.clauses.map((clause) => ({
      id: clause.id,
      kind: clause.kind,
      text: this.sentence(terms, clause),
    }));
  }

  /** What is otherwise in `after` than in `before`. */
  changes(before: ShownTerms, after: ShownTerms): WordedChange[] {
    return changesBetween(before, after).map((change): WordedChange => {
      if (change.name === 'clause')
        return {
          term: 'clause',
          label: this.label('clause'),
          from: change.before ? this.sentence(before, change.before) : '',
          to: change.after ? this.sentence(after, change.after) : '',
        };
      const value = (terms: ShownTerms) => wordedTerms[change.name](this.texts, terms);
      return { term: change.name, label: this.label(change.name), from: value(before), to: value(after) };
    });
  }

  private label(term: TermName): string {
    return this.texts.t(`agreement.term.${term}`);
  }

  private sentence({ services }: ShownTerms, clause: Clause): string {
    return clauseText(this.texts, clause, (id) => services.find((each) => each.id === id)?.name ?? '');
  }
}
