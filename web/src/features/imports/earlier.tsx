import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { imports, type TimeImport } from '../../api/imports';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';

/** Every import so far, each with its way back. */
export function EarlierImports({ except }: { except: string | undefined }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(imports.list);
  const shown = (data?.items ?? []).filter(({ id }) => id !== except);
  if (shown.length === 0) return null;
  return (
    <Card title={formatMessage({ id: 'import.earlier' })} flush>
      <Rows>
        {shown.map((each) => (
          <Earlier key={each.id} found={each} />
        ))}
      </Rows>
    </Card>
  );
}

function Earlier({ found }: { found: TimeImport }) {
  const dates = useDates();
  const toasts = useToasts();
  const queries = useQueryClient();
  const { person } = useSession();
  const forget = useMutation({
    mutationFn: () => imports.remove(found.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: imports.list.queryKey }),
    onError: toasts.failed,
  });
  return (
    <Row
      title={
        <Link to="/time/import" search={{ importId: found.id }}>
          {found.fileName}
        </Link>
      }
      note={
        <>
          {dates.moment(found.createdAt, person.timeZone)} · {found.createdByName} ·{' '}
          <FormattedMessage id={`import.state.${found.state}`} values={{ count: found.result?.taken ?? 0 }} />
        </>
      }
      end={
        found.can.remove && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={forget.isPending}
            onClick={() => forget.mutate()}
          >
            <FormattedMessage id="import.forget" />
          </Button>
        )
      }
    />
  );
}
