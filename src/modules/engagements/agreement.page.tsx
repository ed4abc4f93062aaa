import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import { AnswerForms, Said } from './agreement-page.answers.js';
import type { TermChangeDto } from './agreement-record.dto.js';
import type { AgreementPageProps } from './agreement-page.props.js';

/** An agreement as its contact reads and answers it: no sign-in, no JavaScript, always current. */
export function agreementPage(texts: Texts, props: AgreementPageProps): string {
  const { t, day } = texts;
  const { agreement, note } = props;
  return sheet(
    texts,
    `${t('agreement.title')}, ${props.engagementName}`,
    <>
      <main>
        <header>
          <p className="brand">{props.workspaceName}</p>
          <h1>{t('agreement.title')}</h1>
          <p>
            <strong>{props.clientName}</strong>, {props.engagementName}
          </p>
          <p className="q">{t('agreement.valid-from', { day: day(agreement.validFrom, 'long') })}</p>
        </header>
        <State texts={texts} props={props} />
        {note && (
          <Section title={t('agreement.said.note', { name: note.byName })}>
            <p className="text">{note.text}</p>
          </Section>
        )}
        <Changes texts={texts} props={props} />
        <Terms texts={texts} props={props} />
        <Clauses texts={texts} props={props} />
        <AnswerForms texts={texts} props={props} />
        <Said texts={texts} props={props} />
      </main>
      <footer>
        <p>
          {t('agreement.hash')}
          <br />
          <code>{agreement.sha256}</code>
        </p>
        <p>{t('agreement.footer')}</p>
        <a href={props.urls.portal}>{t('agreement.portal')}</a>
      </footer>
    </>,
  );
}

interface PartProps {
  readonly texts: Texts;
  readonly props: AgreementPageProps;
}

/** Whether it was accepted, and that it holds either way. */
function State({ texts, props }: PartProps): ReactElement {
  const { t } = texts;
  const { agreement, holds, over, timeZone } = props;
  const { answer, validFrom } = agreement;
  const said = answer && {
    name: answer.byName,
    at: texts.instant(answer.at, timeZone),
  };
  const stands =
    answer?.decision === 'accepted' ? 'accepted' : answer?.decision === 'declined' ? 'declined' : 'open';
  return (
    <Section title={t('agreement.state.title')}>
      <p className="big">{t(`agreement.state.${stands}`, said ?? {})}</p>
      {over && <p>{t('agreement.state.over')}</p>}
      {!over && stands !== 'accepted' && (
        <p className="q">
          {t('agreement.state.holds', { holds: holds ? 'yes' : 'no', day: texts.day(validFrom, 'long') })}
        </p>
      )}
      {agreement.changedSinceAccepted.length > 0 && (
        <>
          <h3>{t('agreement.changes.since-accepted')}</h3>
          <ChangeList texts={texts} changes={agreement.changedSinceAccepted} />
        </>
      )}
    </Section>
  );
}

function Changes({ texts, props }: PartProps): ReactElement | null {
  const { changes } = props.agreement;
  if (props.beforeFrom === null) return null;
  return (
    <Section title={texts.t('agreement.changes.title')}>
      {changes.length === 0 ? (
        <p className="q">{texts.t('agreement.changes.none')}</p>
      ) : (
        <>
          <p className="q">{texts.t('agreement.changes.hint', { day: texts.day(props.beforeFrom) })}</p>
          <ChangeList texts={texts} changes={changes} />
        </>
      )}
    </Section>
  );
}

/** Each change as what is now and what was before; a colour says nothing here. */
function ChangeList({ texts, changes }: { texts: Texts; changes: readonly TermChangeDto[] }): ReactElement {
  const { t } = texts;
  const nothing = t('agreement.nothing');
  return (
    <ul>
      {changes.map(({ label, from, to }, index) => (
        <li key={index}>
          <p className="q">{label}</p>
          <p className="text">{t('agreement.now', { value: to || nothing })}</p>
          <p className="q text">{t('agreement.before', { value: from || nothing })}</p>
        </li>
      ))}
    </ul>
  );
}

function Terms({ texts, props }: PartProps): ReactElement {
  const { scope, lines } = props.agreement;
  return (
    <Section title={texts.t('agreement.terms.title')}>
      <ul>
        {scope !== '' && (
          <li>
            <p className="q">{texts.t('agreement.term.scope')}</p>
            <p className="text">{scope}</p>
          </li>
        )}
        {lines.map(({ term, label, value }) => (
          <li key={term}>
            <p className="q">{label}</p>
            <p>{value}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Clauses({ texts, props }: PartProps): ReactElement | null {
  const { clauseTexts } = props.agreement;
  if (clauseTexts.length === 0) return null;
  return (
    <Section title={texts.t('agreement.clauses.title')}>
      <p className="q">{texts.t('agreement.clauses.hint')}</p>
      <ul>
        {clauseTexts.map(({ id, text }) => (
          <li key={id}>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
