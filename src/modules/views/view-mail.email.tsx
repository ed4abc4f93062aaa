import type { ReactElement } from 'react';
import type { DomainError } from '../../kernel/domain-error.js';
import { hoursMinutesColumn } from '../../kernel/worked-time.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { Button, Link, MailLayout, Paragraph, Title } from '../../platform/mail/mail-layout.js';
import { FONT, INK, SMALL } from '../../platform/mail/mail-style.js';
import { defineMail } from '../../platform/mail/render.js';
import type { ViewFiguresDto } from './view-figures.dto.js';
import { totalsOf } from './view-totals.js';
import { viewSample } from './view.sample.js';
import { keyText, lastDayOf, type ShownView } from './view.wording.js';
import type { ViewColumn } from './view.rules.js';

export interface ViewMailProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly view: ShownView;
  readonly figures: ViewFiguresDto;
  /** Why there are no figures: an error that the product words; null where there are. */
  readonly problem: Pick<DomainError, 'code' | 'details'> | null;
  /** Where the view stands, and its mails are stopped. */
  readonly url: string;
}

/** The figures of a view as a table, to whoever wants them by mail. */
export const viewMail = defineMail<ViewMailProps>({
  kind: 'view.figures',
  sample: viewSample,
  subject,
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
});

/** What is longer is read in the product: a mail is no place for a thousand rows. */
const MOST_LINES = 40;

interface Line {
  readonly label: string;
  readonly note: string | null;
  readonly cells: readonly string[];
}

function subject(texts: Texts, { view, figures }: ViewMailProps): string {
  const days = texts.days(figures.from, lastDayOf(figures));
  return texts.t('view.mail.subject', { name: view.name, days });
}

/** The printed lines and their total: of each column the sum of what is printed (R-19). */
function linesOf(texts: Texts, { view, figures }: ViewMailProps): { lines: Line[]; total: Line } {
  const shown = figures.rows.slice(0, MOST_LINES);
  const rest = figures.rows.slice(MOST_LINES);
  const labels = shown.map(({ keys }) => ({
    label: keys.map((key, place) => keyText(texts, view.groupBy[place] ?? 'client', key)).join(' · '),
    note: view.groupBy.includes('client') ? null : (keys.find(({ note }) => note !== null)?.note ?? null),
  }));
  if (rest.length > 0) labels.push({ label: texts.t('view.mail.more', { count: rest.length }), note: null });
  const rows = rest.length > 0 ? [...shown, totalsOf(rest)] : shown;
  const columns = view.columns.map((column) => printed(texts, column, rows, figures.totals));
  const lines = labels.map((label, place) => ({
    ...label,
    cells: columns.map((column) => column.lines[place] ?? ''),
  }));
  const cells = columns.map((column) => column.total);
  return { lines, total: { label: texts.t('view.total'), note: null, cells } };
}

type Totals = ViewFiguresDto['totals'];

function printed(
  texts: Texts,
  column: ViewColumn,
  rows: readonly Totals[],
  totals: Totals,
): { lines: readonly string[]; total: string } {
  const amounts = (row: Totals) => row.amounts.map(texts.money).join('\n') || '–';
  switch (column) {
    case 'seconds':
      return hoursMinutesColumn(rows.map(({ seconds }) => seconds));
    case 'billable':
      return hoursMinutesColumn(rows.map(({ billableSeconds }) => billableSeconds));
    case 'billed':
      return hoursMinutesColumn(rows.map(({ billedSeconds }) => billedSeconds));
    case 'amount':
      return { lines: rows.map(amounts), total: amounts(totals) };
    case 'entries':
      return { lines: rows.map(({ entries }) => texts.number(entries)), total: texts.number(totals.entries) };
  }
}

/** Amounts of several currencies stand under each other in a table, and beside each other in a sentence. */
function inLine(cell = ''): string {
  return cell.replaceAll('\n', ' + ');
}

function nothing(texts: Texts, { problem }: ViewMailProps): string {
  return problem ? texts.error(problem.code, problem.details) : texts.t('view.mail.nothing');
}

function html(texts: Texts, props: ViewMailProps): ReactElement {
  const { t } = texts;
  const { view, figures, url } = props;
  const days = texts.days(figures.from, lastDayOf(figures));
  const { lines, total } = linesOf(texts, props);
  const wide = view.columns.length > 3 ? view.columns.length : null;
  const heads = view.columns.map((column) => t(`view.column.${column}`));
  return (
    <MailLayout
      language={texts.language}
      title={subject(texts, props)}
      preheader={heads.map((head, place) => `${head} ${inLine(total.cells[place])}`).join(' · ')}
      footer={<Footer texts={texts} props={props} />}
    >
      <Title>{view.name}</Title>
      <Paragraph>{days}</Paragraph>
      {lines.length === 0 ? (
        <Paragraph>{nothing(texts, props)}</Paragraph>
      ) : (
        <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse' }}>
          <thead>
            <Cells
              label={
                <Head wide={wide}>{view.groupBy.map((group) => t(`view.group.${group}`)).join(' · ')}</Head>
              }
              cells={heads.map((head) => (
                <Head key={head}>{head}</Head>
              ))}
              wide={wide}
            />
          </thead>
          <tbody>
            {lines.map((line, place) => (
              <Row key={place} line={line} weight={400} wide={wide} />
            ))}
            <Row line={total} weight={600} wide={wide} />
          </tbody>
        </table>
      )}
      <Button url={url}>{t('view.mail.open')}</Button>
    </MailLayout>
  );
}

/** A row, or where it has many figures two: what it is about above them, so that it fits on a phone. */
function Cells(props: { label: ReactElement; cells: ReactElement[]; wide: number | null }): ReactElement {
  const { label, cells, wide } = props;
  if (wide === null)
    return (
      <tr>
        {label}
        {cells}
      </tr>
    );
  return (
    <>
      <tr>{label}</tr>
      <tr>{cells}</tr>
    </>
  );
}

/** @param wide over how many columns it reaches; null for its own alone; absent for that of a figure */
function Head({ wide, children }: { wide?: number | null; children: string }): ReactElement {
  const left = wide !== undefined;
  const style = {
    ...SMALL,
    overflowWrap: 'normal',
    padding: left ? '0 0 8px' : '0 0 8px 12px',
    verticalAlign: 'bottom',
  } as const;
  return (
    <th scope="col" className="quiet" align={left ? 'left' : 'right'} colSpan={wide ?? 1} style={style}>
      {children}
    </th>
  );
}

function Row({ line, weight, wide }: { line: Line; weight: number; wide: number | null }): ReactElement {
  const font = { font: `${weight} 15px/22px ${FONT}`, color: INK.text, verticalAlign: 'top' } as const;
  const above = { ...font, borderTop: `1px solid ${INK.line}` };
  const below = wide === null ? { ...above, paddingTop: 9 } : font;
  const label = (
    <th
      scope="row"
      align="left"
      className="text line"
      colSpan={wide ?? 1}
      style={{ ...above, padding: wide === null ? '9px 0' : '9px 0 2px', overflowWrap: 'anywhere' }}
    >
      {line.label}
      {line.note && (
        <span className="quiet" style={{ ...SMALL, display: 'block' }}>
          {line.note}
        </span>
      )}
    </th>
  );
  const cells = line.cells.map((text, place) => (
    <td
      key={place}
      align="right"
      className="text line"
      style={{ ...below, paddingBottom: 9, paddingLeft: 12, whiteSpace: 'pre' }}
    >
      {text}
    </td>
  ));
  return <Cells label={label} cells={cells} wide={wide} />;
}

function Footer({ texts, props }: { texts: Texts; props: ViewMailProps }): ReactElement {
  return (
    <>
      {texts.t('mail.sent-by', { workspaceName: props.workspaceName })}{' '}
      <Link url={props.url}>{texts.t('view.mail.why')}</Link>
    </>
  );
}

function text(texts: Texts, props: ViewMailProps): string {
  const { t } = texts;
  const { view, figures, url } = props;
  const { lines, total } = linesOf(texts, props);
  const said = ({ label, note, cells }: Line) => {
    const values = view.columns.map(
      (column, place) => `${t(`view.column.${column}`)} ${inLine(cells[place])}`,
    );
    return `${note ? `${label} (${note})` : label}: ${values.join(', ')}`;
  };
  const days = texts.days(figures.from, lastDayOf(figures));
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    `${view.name}\n${days}`,
    lines.length === 0
      ? nothing(texts, props)
      : [...lines.map((line) => `- ${said(line)}`), `= ${said(total)}`].join('\n'),
    `${t('view.mail.open')}:\n${url}`,
    `-- \n${t('mail.sent-by', { workspaceName: props.workspaceName })}\n${t('view.mail.why')}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
