import { insightGroups, type InsightGroup } from '../../api/insights';
import { ranges, type Range } from './ranges';

/** What the address of the insights carries, so that a view can be kept and come back to. */
export interface InsightSearch {
  range?: Range | undefined;
  from?: string | undefined;
  to?: string | undefined;
  by?: InsightGroup | undefined;
  clientId?: string | undefined;
}

const day = /^(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What makes no sense is named and left empty: the router would pass on what is not named. */
export function insightSearch(asked: Record<string, unknown>): InsightSearch {
  const text = (value: unknown, shape: RegExp) =>
    typeof value === 'string' && shape.test(value) ? value : undefined;
  return {
    range: ranges.find((range) => range === asked['range']),
    from: text(asked['from'], day),
    to: text(asked['to'], day),
    by: insightGroups.find((group) => group === asked['by']),
    clientId: text(asked['clientId'], uuid),
  };
}
