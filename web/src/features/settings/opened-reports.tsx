import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { workspace } from '../../api/identity';
import type { Workspace } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { useToasts } from '../../ui/toasts';

/** Whether it is noted that readers open their reports, and what that means for them. */
export function OpenedReports() {
  const { formatMessage } = useIntl();
  const query = useQuery(workspace.query);
  return (
    <Card title={formatMessage({ id: 'settings.reading' })} minHeight={168}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={48} />}>
        {(found) => <OpeningSwitch found={found} />}
      </Loaded>
    </Card>
  );
}

function OpeningSwitch({ found }: { found: Workspace }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const note = useMutation({
    mutationFn: (notesOpening: boolean) => workspace.edit({ notesOpening }, found.version),
    onSuccess: (saved) => queries.setQueryData(workspace.query.queryKey, saved),
    onError: (error) => {
      toasts.failed(error);
      return queries.invalidateQueries({ queryKey: workspace.query.queryKey });
    },
  });
  return (
    <>
      <Switch
        label={formatMessage({ id: 'settings.notes-opening' })}
        aria-describedby="notes-opening-hint"
        checked={note.isPending ? note.variables : found.notesOpening}
        disabled={!found.can.edit || note.isPending}
        onChange={(event) => note.mutate(event.currentTarget.checked)}
      />
      <p id="notes-opening-hint" className="dim small" style={{ marginBottom: 0 }}>
        <FormattedMessage id="settings.notes-opening-hint" />{' '}
        <FormattedMessage id="settings.notes-opening-told" />
      </p>
    </>
  );
}
