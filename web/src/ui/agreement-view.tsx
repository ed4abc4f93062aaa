import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { agreements } from '../api/agreements';
import type { AgreementReading, AgreementRecord, Engagement } from '../api/types';
import { firstChoice, timeOf } from './agreement-choice';
import { AgreementSheet } from './agreement-sheet';
import { AgreementSaid, AgreementState } from './agreement-state';
import { AgreementVersions } from './agreement-versions';
import { today } from './dates';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';

type Act = (agreement: AgreementReading) => ReactNode;

interface AgreementViewProps {
  engagement: Engagement;
  /** What can be done, before the terms are read or after. */
  before?: Act;
  after?: Act;
}

/** The agreements of an engagement, one of them in full: the same for both sides, save what each can do. */
export function AgreementView({ engagement, before, after }: AgreementViewProps) {
  const query = useQuery(agreements.list(engagement.id));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={6} />}>
      {({ items }) => (
        <Chosen engagement={engagement} all={items} {...(before && { before })} {...(after && { after })} />
      )}
    </Loaded>
  );
}

function Chosen({ engagement, all, before, after }: AgreementViewProps & { all: AgreementRecord[] }) {
  const now = today(engagement.timeZone);
  // What was looked at first stays on the screen when an answer makes another one more urgent.
  const [chosenId, setChosenId] = useState(() => firstChoice(all, now)?.id);
  const id = (all.find((each) => each.id === chosenId) ?? firstChoice(all, now))?.id;
  if (id === undefined) return null;
  return (
    <>
      <AgreementVersions all={all} chosen={id} today={now} onChoose={setChosenId} />
      <One key={id} engagementId={engagement.id} id={id}>
        {(agreement) => (
          <>
            <AgreementState agreement={agreement} time={timeOf(all, id, now)} />
            {before?.(agreement)}
            <AgreementSheet agreement={agreement} first={all.at(-1)?.id === id} />
            {after?.(agreement)}
            <AgreementSaid agreement={agreement} />
          </>
        )}
      </One>
    </>
  );
}

function One({ engagementId, id, children }: { engagementId: string; id: string; children: Act }) {
  const query = useQuery(agreements.one(engagementId, id));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={6} />}>
      {(agreement) => children(agreement)}
    </Loaded>
  );
}
