import { useQueries, useQuery } from '@tanstack/react-query';
import { balances } from '../../api/balances';
import { engagements } from '../../api/engagements';
import { ConsentBox } from './consent-box';

/** Decisions on hours beyond the balance that wait for the reader; nothing where none does. */
export function ConsentsWaiting() {
  const { data } = useQuery(engagements.list());
  const places = data?.items ?? [];
  const found = useQueries({ queries: places.map(({ id }) => balances.of(id)) });
  return places.map(({ id, name }, index) => {
    const consent = found[index]?.data?.consent;
    if (!consent?.can.answer) return null;
    return <ConsentBox key={id} consent={consent} {...(places.length > 1 ? { name } : {})} />;
  });
}
