import type { ReactElement, ReactNode } from 'react';
import { FONT, INK, SMALL } from './mail-style.js';

export interface Row {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly value: string;
}

/** Lines with something at the right end: tasks with their hours, documents with their size. */
export function Lines({ rows, total }: { rows: readonly Row[]; total?: Row }): ReactElement {
  return (
    <table
      role="presentation"
      cellPadding={0}
      cellSpacing={0}
      width="100%"
      style={{ borderCollapse: 'collapse' }}
    >
      <tbody>
        {rows.map((row, index) => (
          <Line key={index} row={row} weight={400} />
        ))}
        {total && <Line row={total} weight={600} />}
      </tbody>
    </table>
  );
}

function Line({ row, weight }: { row: Row; weight: number }): ReactElement {
  const cell = {
    padding: '9px 0',
    borderTop: `1px solid ${INK.line}`,
    font: `${weight} 15px/22px ${FONT}`,
    color: INK.text,
  };
  return (
    <tr>
      <td className="text line" style={{ ...cell, overflowWrap: 'anywhere' }}>
        {row.label}
        {row.note && (
          <span className="quiet" style={{ ...SMALL, display: 'block' }}>
            {row.note}
          </span>
        )}
      </td>
      <td
        className="text line"
        align="right"
        valign="top"
        style={{ ...cell, paddingLeft: 16, whiteSpace: 'nowrap' }}
      >
        {row.value}
      </td>
    </tr>
  );
}

/** How much of something agreed is used, 0 to 1. */
export function Meter({ share, over }: { share: number; over: boolean }): ReactElement {
  const colour = over ? INK.alarm : INK.accent;
  return (
    <div className="track" style={{ margin: '0 0 12px', height: 10, borderRadius: 5, background: INK.line }}>
      <div
        className={over ? 'alarm' : 'bar'}
        style={{ width: percent(share), height: 10, borderRadius: 5, background: colour }}
      />
    </div>
  );
}

export interface Bar {
  readonly label: string;
  readonly value: string;
  /** Length, 0 to 1 of the longest. */
  readonly share: number;
}

/** Bars as tables: no image to be blocked, and readable as text. */
export function Bars({ bars }: { bars: readonly Bar[] }): ReactElement {
  const text = {
    font: `400 14px/22px ${FONT}`,
    color: INK.text,
    whiteSpace: 'nowrap',
    padding: '3px 0',
  } as const;
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} width="100%">
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <td className="text" width="1%" style={text}>
              {bar.label}
            </td>
            <td style={{ padding: '3px 12px' }}>
              <div
                className="bar"
                style={{ width: percent(bar.share), height: 12, borderRadius: 3, background: INK.accent }}
              />
            </td>
            <td className="text" width="1%" align="right" style={text}>
              {bar.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
