import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { engagements } from '../../api/engagements';
import { members } from '../../api/identity';
import type { Engagement } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import styles from './clients.module.css';

/** Who works on an engagement; the owner ticks it, everybody else reads it. */
export function Team({ engagement }: { engagement: Engagement }) {
  if (engagement.can.edit) return <Assign engagement={engagement} />;
  return (
    <ul className={styles.plain}>
      {engagement.assistants.map(({ memberId, name }) => (
        <li key={memberId}>{name}</li>
      ))}
    </ul>
  );
}

function Assign({ engagement }: { engagement: Engagement }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const query = useQuery(members.list);
  const now = engagement.assistants.map(({ memberId }) => memberId);
  const assign = useMutation({
    mutationFn: (memberIds: string[]) => engagements.assign(engagement.id, memberIds),
    onSettled: () => queries.invalidateQueries({ queryKey: ['engagements'] }),
    onError: toasts.failed,
  });
  const shown = assign.isPending ? assign.variables : now;
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={2} height={32} />}>
      {({ items }) => (
        <ul className={styles.plain}>
          {items
            .filter(({ removedAt }) => removedAt === null)
            .map(({ id, name, role }) => (
              <li key={id}>
                <Checkbox
                  label={
                    role === 'owner' ? (
                      <>
                        {name}{' '}
                        <span className="dim small">
                          <FormattedMessage id="clients.owner-sees-all" />
                        </span>
                      </>
                    ) : (
                      name
                    )
                  }
                  checked={shown.includes(id)}
                  disabled={assign.isPending}
                  onChange={(event) =>
                    assign.mutate(
                      event.currentTarget.checked ? [...now, id] : now.filter((other) => other !== id),
                    )
                  }
                />
              </li>
            ))}
        </ul>
      )}
    </Loaded>
  );
}
