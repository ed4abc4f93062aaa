import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, Copy, Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../api/reports';
import type { Report, ReportLink } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Card } from './page';
import { ProblemNote } from './problem-note';
import { useToasts } from './toasts';
import styles from './report-sharing.module.css';

const lives = [7, 30, 90];

/** Links to a sent report that may be handed on: whoever has one reads, and can do nothing else. */
export function ReportSharing({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const query = reports.links(report.id);
  const { data } = useQuery(query);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(30);
  const add = useMutation({
    mutationFn: () => reports.share({ reportId: report.id, label: label.trim(), days }),
    onSuccess: () => {
      setLabel('');
      return queries.invalidateQueries({ queryKey: query.queryKey });
    },
  });
  const links = (data?.items ?? []).filter(({ url }) => url !== null);
  return (
    <Card title={formatMessage({ id: 'report.sharing' })}>
      <p className={`${styles.text} dim small`}>
        <FormattedMessage id="report.sharing-text" />
      </p>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map((link) => (
            <SharedLink key={link.id} link={link} />
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.isPending) add.mutate();
        }}
      >
        <ProblemNote error={add.error} />
        <TextInput
          label={formatMessage({ id: 'report.sharing-for' })}
          placeholder={formatMessage({ id: 'report.sharing-for-hint' })}
          maxLength={100}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <NativeSelect
          label={formatMessage({ id: 'report.sharing-days' })}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={lives.map((count) => ({
            value: String(count),
            label: formatMessage({ id: 'report.sharing-count' }, { count }),
          }))}
        />
        <Button type="submit" variant="default" leftSection={<Link2 size={16} aria-hidden />} loading={add.isPending}>
          <FormattedMessage id="report.sharing-make" />
        </Button>
      </form>
    </Card>
  );
} // prettier-ignore

function SharedLink({ link }: { link: ReportLink }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, label, url, createdByName, expiresAt, can } = link;
  const revoke = useMutation({
    mutationFn: () => reports.unshare(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reports', 'links'] }),
    onError: toasts.failed,
  });
  const name = label || createdByName;
  return (
    <li className={styles.link}>
      <div>
        <div>{name}</div>
        <div className="dim small">
          <FormattedMessage
            id="report.sharing-until"
            values={{ name: createdByName, at: dates.moment(expiresAt, person.timeZone) }}
          />
        </div>
      </div>
      <div className={styles.actions}>
        <CopyButton value={url ?? ''}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
              aria-label={formatMessage({ id: 'report.sharing-copy' }, { name })}
              onClick={copy}
            >
              <FormattedMessage id={copied ? 'common.copied' : 'common.copy'} />
            </Button>
          )}
        </CopyButton>
        {can.revoke && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<Link2Off size={14} aria-hidden />}
            aria-label={formatMessage({ id: 'report.sharing-revoke' }, { name })}
            loading={revoke.isPending}
            onClick={() => revoke.mutate()}
          >
            <FormattedMessage id="report.take-back" />
          </Button>
        )}
      </div>
    </li>
  );
}
