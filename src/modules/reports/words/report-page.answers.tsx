import type { ReactElement } from 'react';
import { Section } from '../../../platform/pages/parts.js';
import { acceptable, type Part } from './report-page.parts.js';
import type { ReportWording } from './report-wording.js';

export function Questions({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  const at = (instant: string) => wording.instantInZone(instant, props.timeZone);
  if (props.questions.length === 0) return null;
  return (
    <Section title={t('report.answers.title')}>
      <ul>
        {props.questions.map((question, index) => (
          <li key={index}>
            <p className="q">
              {t('report.answers.asked', { name: question.contactName, at: at(question.at) })}
            </p>
            <About entryId={question.entryId} wording={wording} />
            <p className="text">{question.text}</p>
            {question.reply === null ? (
              <p className="q">{t('report.answers.open')}</p>
            ) : (
              <blockquote>
                <p className="q">
                  {t('report.answers.replied', {
                    name: question.repliedByName ?? wording.authors,
                    at: at(question.repliedAt ?? question.at),
                  })}
                </p>
                <p className="text">{question.reply}</p>
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function About({
  entryId,
  wording,
}: {
  entryId: string | null;
  wording: ReportWording;
}): ReactElement | null {
  const entry = wording.entryOf(entryId);
  if (!entry) return null;
  const words = { line: entry.line, entry: wording.entryInText(entry) };
  return <p className="q">{wording.texts.t('report.ask.about', words)}</p>;
}

export function Accept({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  if (props.accepted) {
    return (
      <Section id="accept" title={acceptedInWords(props.accepted, { wording, props })}>
        {props.notice === 'accepted' && <Notice>{t('report.accept.thanks')}</Notice>}
      </Section>
    );
  }
  if (!acceptable(props)) return null;
  const silence = wording.silence(props.acceptedFrom, props.timeZone);
  return (
    <Section id="accept" title={t('report.accept.title')}>
      <p>{t('report.accept.hint', { coverage: wording.coverage })}</p>
      {silence && <p className="q">{silence}</p>}
      <form method="post" action={props.urls.accept}>
        <input type="hidden" name="contentSha256" value={props.contentSha256} />
        <button className="button">{t('report.accept.button')}</button>
      </form>
    </Section>
  );
}

/** By whom, unless nobody answered, or names are not told. */
function acceptedInWords(accepted: NonNullable<Part['props']['accepted']>, { wording, props }: Part): string {
  const { t } = wording.texts;
  const at = wording.instantInZone(accepted.at, props.timeZone);
  if (accepted.name === null) return t('report.accept.silent', { at });
  const name = wording.contact(accepted.name);
  return name ? t('report.accept.accepted', { name, at }) : t('report.accept.accepted-on', { at });
}

export function Ask({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  if (props.readOnly || props.newer || props.urls.ask === undefined) return null;
  const entry = [...wording.entries, ...wording.late].find((each) => each.line === props.line);
  return (
    <Section id="ask" title={t('report.ask.title')}>
      {props.notice === 'asked' && <Notice>{t('report.ask.thanks', { names: wording.authors })}</Notice>}
      {props.notice === 'question-missing' && <Notice>{t('report.ask.empty')}</Notice>}
      {entry ? (
        <>
          <About entryId={entry.id} wording={wording} />
          <a className="ask" href={`${props.urls.page}#ask`}>
            {t('report.ask.about-whole')}
          </a>
        </>
      ) : (
        wording.entries.length > 0 && <p className="q">{t('report.ask.hint')}</p>
      )}
      <form method="post" action={props.urls.ask}>
        <input type="hidden" name="contentSha256" value={props.contentSha256} />
        {entry && <input type="hidden" name="entryId" value={entry.id} />}
        <label htmlFor="text">{t('report.ask.label')}</label>
        <textarea id="text" name="text" required maxLength={4000} />
        <div className="actions">
          <button className="button">{t('report.ask.button')}</button>
        </div>
      </form>
    </Section>
  );
}

/** A link for somebody else, that reads and does nothing: the reader's own one stays theirs. */
export function Forward({ wording, props }: Part): ReactElement | null {
  const { t } = wording.texts;
  const { forwarded, readOnly, urls } = props;
  if (readOnly || urls.forward === undefined) return null;
  const until = forwarded ? wording.instantInZone(forwarded.until, props.timeZone) : '';
  return (
    <Section id="forward" title={t('report.forward.title')}>
      {forwarded ? (
        <>
          <Notice>{t('report.forward.made', { at: until })}</Notice>
          <p>
            <a href={forwarded.url}>{forwarded.url}</a>
          </p>
        </>
      ) : (
        <>
          <p>{t('report.forward.text')}</p>
          <form method="post" action={urls.forward}>
            <button className="button plain">{t('report.forward.button')}</button>
          </form>
        </>
      )}
    </Section>
  );
}

/** What has just happened, at the place where it was done: the answer to a form leads the reader back there. */
function Notice({ children }: { children: string }): ReactElement {
  return (
    <p role="status">
      <strong>{children}</strong>
    </p>
  );
}
