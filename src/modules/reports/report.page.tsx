import type { ReactElement, ReactNode } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { sheet } from './report-sheet.js';
import { ReportWording, type WordedEntry } from './report-wording.js';
import type { ReportContent } from './report.content.js';

/** A question the client asked, and what was answered. Instants ISO 8601. */
export interface ReportQuestion {
  readonly contactName: string;
  /** The entry it is about; null for the whole report. */
  readonly entryId: string | null;
  readonly text: string;
  readonly at: string;
  readonly reply: string | null;
  readonly repliedAt: string | null;
  readonly repliedByName: string | null;
}

export interface ReportPageProps {
  readonly content: ReportContent;
  readonly contentSha256: string;
  /** Version of the report, from 1. */
  readonly number: number;
  /** Zone of the reader, in which the moments of answers are told. */
  readonly timeZone: string;
  readonly accepted: { readonly name: string; readonly at: string } | null;
  readonly questions: readonly ReportQuestion[];
  /** Number of the entry (from 1) that the reader is about to ask about: `?line=` of the address. */
  readonly line: number | null;
  /** What the reader has just done, told once. */
  readonly notice: 'accepted' | 'asked' | 'question-missing' | null;
  readonly urls: {
    readonly page: string;
    readonly pdf: string;
    /** Take a POST; the fields are `contentSha256`, and `text` with an optional `entryId`. */
    readonly accept: string;
    readonly ask: string;
    readonly unsubscribe: string;
    readonly file: (deliverableId: string, versionNumber: number) => string;
  };
}

/** The report as its reader sees it, opened from the mail: no sign-in, no JavaScript. */
export function reportPage(texts: Texts, props: ReportPageProps): string {
  const wording = new ReportWording(texts, props.content);
  const part = { wording, props };
  return sheet(
    texts,
    wording.title,
    <>
      <main>
        <Head {...part} />
        <Waits {...part} />
        <Hours {...part} />
        <Done {...part} />
        <Documents {...part} />
        <Entries {...part} />
        <Questions {...part} />
        <Accept {...part} />
        <Ask {...part} />
      </main>
      <Foot {...part} />
    </>,
  );
}

interface Part {
  readonly wording: ReportWording;
  readonly props: ReportPageProps;
}

function Head({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  return (
    <header>
      <p className="brand">{props.content.workspace.name}</p>
      <h1>{t('report.title')}</h1>
      <p>
        <strong>{props.content.engagement.clientName}</strong>, {wording.days}
      </p>
      <p className="q">
        {wording.week} · {t('report.version', { number: props.number })} ·{' '}
        {t('report.prepared-by', { names: wording.authors })}
      </p>
      <div className="actions">
        {!props.accepted && (
          <a className="button" href="#accept">
            {t('report.accept.button')}
          </a>
        )}
        <a className="button plain" href={props.urls.pdf}>
          {t('report.pdf')}
        </a>
      </div>
    </header>
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

function Waits({ wording }: Part): ReactElement {
  const { t } = wording.texts;
  const { waits } = wording;
  if (waits.length === 0) {
    return (
      <Section title={t('report.waits.title')}>
        <p className="q">{t('report.waits.none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('report.waits.title')} first>
      <ul>
        {waits.map((wait, index) => (
          <li key={index}>
            <strong>{wait.title}</strong>
            <p className="q">
              {wait.kind}, {wait.since}
            </p>
            {wait.note && <p className="text">{wait.note}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Hours({ wording, props }: Part): ReactElement {
  const { texts, balance } = wording;
  return (
    <Section title={texts.t('report.balance.title')}>
      <p className="big">{wording.worked}</p>
      <p className="q">{wording.total.billable}</p>
      {balance?.share != null && (
        <div className={balance.over ? 'over' : undefined}>
          <Bar share={balance.share} height={12} />
        </div>
      )}
      {balance && <p>{balance.sentence}</p>}
      {props.content.totals.seconds > 0 && (
        <div className="days" role="img" aria-label={wording.barsInWords}>
          {wording.bars.map((bar) => [
            <span key={bar.label}>{bar.label}</span>,
            <Bar key={`${bar.label} bar`} share={bar.share} height={10} />,
            <span key={`${bar.label} hours`} className="num">
              {bar.hours}
            </span>,
          ])}
        </div>
      )}
    </Section>
  );
}

function Done({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { tasks, services, total } = wording;
  return (
    <Section title={t('report.done.title')}>
      {props.content.word && <blockquote className="text">{props.content.word}</blockquote>}
      {tasks.length === 0 && <p className="q">{t('report.done.none')}</p>}
      <ul>
        {tasks.map((task, index) => (
          <li key={index} className="row">
            <span>{task.title}</span>
            <span className="num">{task.hours}</span>
            <span className="q">{[task.status, task.delivered].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
      {tasks.length > 0 && <Total label={t('report.total')} values={[total.hours]} />}
      {services.length > 1 && (
        <details>
          <summary>{t('report.services.title')}</summary>
          <ul>
            {services.map((service) => (
              <li key={service.name} className="row">
                <span>{service.name}</span>
                <span className="num">{service.hours}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Documents({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  return (
    <Section title={t('report.documents.title')}>
      {wording.documents.length === 0 && <p className="q">{t('report.documents.none')}</p>}
      <ul>
        {wording.documents.map((document) => (
          <li key={`${document.id} ${document.number}`}>
            <strong>{document.title}</strong>
            <p className="q">
              {[document.version, document.task, document.day, document.size].filter(Boolean).join(' · ')}
            </p>
            <a className="file" href={props.urls.file(document.id, document.number)}>
              {t('report.file', { fileName: document.fileName })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Entries({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { entries, total } = wording;
  const worked = props.content.days.filter(({ day }) =>
    props.content.entries.some((entry) => entry.day === day),
  );
  return (
    <Section title={t('report.entries.title')}>
      {entries.length === 0 && <p className="q">{t('report.entries.none')}</p>}
      {worked.map(({ day, seconds }) => (
        <div key={day}>
          <h3>
            {wording.texts.day(day, 'short')} <span className="num">{wording.hours(seconds)}</span>
          </h3>
          <ol>
            {entries
              .filter((_, index) => props.content.entries[index]?.day === day)
              .map((entry) => (
                <Entry key={entry.line} entry={entry} wording={wording} />
              ))}
          </ol>
        </div>
      ))}
      {entries.length > 0 && <Total label={t('report.total')} values={[total.hours, total.amount]} />}
    </Section>
  );
}

function Entry({ entry, wording }: { entry: WordedEntry; wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  const facts = [entry.time || t('report.untimed'), entry.who, entry.about].filter(Boolean);
  return (
    <li className="line">
      <span className="q num">{entry.line}</span>
      <span>{entry.what}</span>
      <span className="num">
        {entry.hours}
        {entry.amount && <span className="q"> {entry.amount}</span>}
      </span>
      <span className="q">{facts.join(' · ')}</span>
      <a
        className="ask"
        href={`?line=${entry.line}#ask`}
        aria-label={t('report.ask.line-named', { line: entry.line })}
      >
        {t('report.ask.line')}
      </a>
    </li>
  );
}

function Questions({ wording, props }: Part): ReactElement | null {
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
  const entry = wording.entries.find((each) => each.id === entryId);
  if (!entry) return null;
  const words = { line: entry.line, entry: wording.entryInText(entry) };
  return <p className="q">{wording.texts.t('report.ask.about', words)}</p>;
}

function Accept({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  if (props.accepted) {
    const { name, at } = props.accepted;
    return (
      <Section
        id="accept"
        title={t('report.accept.accepted', { name, at: wording.instantInZone(at, props.timeZone) })}
      >
        {props.notice === 'accepted' && <Notice>{t('report.accept.thanks')}</Notice>}
      </Section>
    );
  }
  return (
    <Section id="accept" title={t('report.accept.title')}>
      <p>{t('report.accept.hint')}</p>
      <form method="post" action={props.urls.accept}>
        <input type="hidden" name="contentSha256" value={props.contentSha256} />
        <button className="button">{t('report.accept.button')}</button>
      </form>
    </Section>
  );
}

function Ask({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const entry = wording.entries.find((each) => each.line === props.line);
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

function Foot({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  return (
    <footer>
      <p>
        {wording.asOf}. {t('report.days-zone', { zone: props.content.engagement.timeZone })}
      </p>
      <p>
        {t('report.hash')}: <code>{props.contentSha256}</code>
      </p>
      <a href={props.urls.pdf}>{t('report.pdf')}</a>
      <a href={props.urls.unsubscribe}>{t('mail.unsubscribe')}</a>
    </footer>
  );
}

function Section(props: { id?: string; title: string; first?: boolean; children?: ReactNode }): ReactElement {
  return (
    <section id={props.id} className={props.first ? 'first' : undefined}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function Total({ label, values }: { label: string; values: readonly string[] }): ReactElement {
  return (
    <p className="total">
      <span>{label}</span>
      <span className="num">{values.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** A bar drawn by attributes, since the policy of the page forbids styles on elements. */
function Bar({ share, height }: { share: number; height: number }): ReactElement {
  return (
    <svg height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
      <rect width={Math.round(share * 1000) / 10} height={height} />
    </svg>
  );
}
