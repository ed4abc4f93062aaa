import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useMemo, useState, type Ref } from 'react';
import { useIntl } from 'react-intl';
import { services } from '../../../api/engagements';
import { Finder } from '../../../ui/finder';
import type { WorkList } from '../work';
import { rowFindings } from './row-findings';
import type { Row } from './cells';
import styles from './grid.module.css';

interface AddRowProps {
  work: WorkList;
  inputRef: Ref<HTMLInputElement>;
  onAdd: (row: Row) => void;
}

/** One more row: client, task and service found in one field; Enter takes it and goes to its first day. */
export function AddRow({ work, inputRef, onAdd }: AddRowProps) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(services.all);
  const [billable, setBillable] = useState(true);
  const findings = useMemo(
    () => rowFindings(work.works, work.engagements, data ?? [], billable),
    [work, data, billable],
  );
  return (
    <div className={styles.addRow}>
      <Finder
        label={formatMessage({ id: 'grid.add-row' })}
        placeholder={formatMessage({ id: 'grid.add-row-hint' })}
        nothing={formatMessage({ id: 'timer.nothing' })}
        icon={<Plus size={16} />}
        findings={findings}
        inputRef={inputRef}
        onPick={({ row }) => onAdd(row)}
      />
      <Checkbox
        label={formatMessage({ id: 'entry.billable' })}
        checked={billable}
        onChange={(event) => setBillable(event.currentTarget.checked)}
      />
    </div>
  );
}
