import type { ReactElement } from 'react';
import { Heading, Link, Paragraph, Small } from '../../../platform/mail/mail-layout.js';
import { INK } from '../../../platform/mail/mail-style.js';
import { clipped, moreInWords, shortened } from './report-email.words.js';
import type { WordedClause } from './report-wording.clauses.js';
import type { ReportWording } from './report-wording.js';

/** What a corrected report says otherwise: the first thing that its reader wants to know. */
export function Revision({
  wording,
  earlierUrl,
}: {
  wording: ReportWording;
  earlierUrl: string | undefined;
}): ReactElement | null {
  const { revision, texts } = wording;
  if (!revision) return null;
  const { of: number, differences, figures } = revision;
  return (
    <>
      <Heading>{revision.title}</Heading>
      <Paragraph>{clipped(revision.reason)}</Paragraph>
      {shortened(differences).map((line, index) => (
        <Paragraph key={index}>{clipped(line)}</Paragraph>
      ))}
      <More wording={wording} count={differences.length} />
      {differences.length === 0 && <Paragraph>{texts.t('report.revision.unchanged')}</Paragraph>}
      {figures.length > 0 && <Small>{shortened(figures).map(clipped).join(' · ')}</Small>}
      <Small>
        {texts.t('report.revision.earlier-kept', { number })}{' '}
        {earlierUrl && <Link url={earlierUrl}>{texts.t('report.revision.open', { number })}</Link>}
      </Small>
    </>
  );
}

export function Waits({ wording }: { wording: ReportWording }): ReactElement {
  const { waits, texts } = wording;
  if (waits.length === 0) return <Paragraph>{texts.t('report.waits.none')}</Paragraph>;
  return (
    <>
      {shortened(waits).map((wait, index) => (
        <Paragraph key={index}>
          <strong>{wait.title}</strong>
          {'\n'}
          {wait.kind}, {wait.since}
          {wait.note && `\n${clipped(wait.note)}`}
        </Paragraph>
      ))}
      <More wording={wording} count={waits.length} />
    </>
  );
}

/** Whether the agreement is kept; in short, only what is not met is named. */
export function Agreement({ wording, full }: { wording: ReportWording; full: boolean }): ReactElement | null {
  const { clauses, agreement, texts } = wording;
  if (clauses.length === 0 && agreement === '') return null;
  const told = full ? clauses : clauses.filter(({ outcome }) => outcome === 'not_met');
  return (
    <>
      <Heading>{texts.t('report.clauses.title')}</Heading>
      {clauses.length > 0 && <Paragraph>{wording.clausesInShort}.</Paragraph>}
      {shortened(told).map((clause) => (
        <Clause key={clause.id} clause={clause} wording={wording} />
      ))}
      <More wording={wording} count={told.length} />
      {agreement && <Small>{agreement}</Small>}
    </>
  );
}

function Clause({ clause, wording }: { clause: WordedClause; wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  const missed = clause.missed.slice(0, 3).map(({ what, note }) => clipped(`${what} (${note})`));
  return (
    <Paragraph>
      <strong>{clause.name}</strong>
      {'\n'}
      <span
        className={clause.outcome === 'not_met' ? 'warn' : undefined}
        style={clause.outcome === 'not_met' ? { color: INK.alarm } : undefined}
      >
        {clause.line}
      </span>
      {clause.reason && `\n${clause.reason}`}
      {missed.length > 0 && `\n${t('report.clause.not-as-agreed')}: ${missed.join('; ')}`}
      {clause.comment && `\n${t('report.clause.comment', { comment: clipped(clause.comment) })}`}
    </Paragraph>
  );
}

export function More({ wording, count }: { wording: ReportWording; count: number }): ReactElement | null {
  const more = moreInWords(wording, count);
  return more ? <Small>{more}</Small> : null;
}
