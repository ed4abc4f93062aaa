import type { ReportSummary } from '../../api/types';

export interface WeekOfReports {
  key: string;
  from: string;
  to: string;
  reports: ReportSummary[];
}

/** Reports under the days they cover, the latest first; weeks that start on different days stay apart. */
export function byWeek(reports: ReportSummary[]): WeekOfReports[] {
  const weeks = new Map<string, WeekOfReports>();
  for (const report of reports) {
    const key = `${report.from} ${report.to}`;
    const week = weeks.get(key) ?? { key, from: report.from, to: report.to, reports: [] };
    week.reports.push(report);
    weeks.set(key, week);
  }
  return [...weeks.values()].toSorted((one, other) => other.key.localeCompare(one.key));
}
