import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, HandHeart, Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { touchpoints } from '../../api/touchpoints';
import type { Client, Touchpoint } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { TouchpointForm } from './touchpoint-form';
import { TouchpointItem } from './touchpoint-item';
import styles from './knowing.module.css';

/** Courtesies for a client: what is proposed, what is intended, what was done. Nothing is ever sent by itself. */
export function Touchpoints({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const query = useQuery(touchpoints.list({ clientId: client.id }));
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="light" leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      <FormattedMessage id="touchpoint.add" />
    </Button>
  );
  return (
    <Card flush title={formatMessage({ id: 'touchpoint.title' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={64} />}>
        {({ items }) => (
          <>
            <Lists items={items} />
            {adding ? (
              <div className={styles.inline}>
                <TouchpointForm clientId={client.id} onClose={() => setAdding(false)} />
              </div>
            ) : items.length === 0 ? (
              <Empty icon={<HandHeart size={18} />} action={add}>
                <FormattedMessage id="touchpoint.none" />
              </Empty>
            ) : (
              <div className={styles.inline}>{add}</div>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Lists({ items }: { items: Touchpoint[] }) {
  const [earlier, setEarlier] = useState(false);
  const ahead = items
    .filter(({ state }) => state === 'proposed' || state === 'confirmed')
    .toSorted((one, other) => Number(other.state === 'proposed') - Number(one.state === 'proposed'));
  const past = items.filter((item) => !ahead.includes(item));
  const Icon = earlier ? ChevronDown : ChevronRight;
  return (
    <>
      <ul className={styles.items}>
        {ahead.map((touchpoint) => (
          <TouchpointItem key={touchpoint.id} touchpoint={touchpoint} />
        ))}
      </ul>
      {past.length > 0 && (
        <div className={styles.inline}>
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            aria-expanded={earlier}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setEarlier(!earlier)}
          >
            <FormattedMessage id="touchpoint.earlier" values={{ count: past.length }} />
          </Button>
        </div>
      )}
      {earlier && (
        <ul className={styles.items}>
          {past.map((touchpoint) => (
            <TouchpointItem key={touchpoint.id} touchpoint={touchpoint} />
          ))}
        </ul>
      )}
    </>
  );
}
