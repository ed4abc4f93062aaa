import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { playbooks } from '../../api/playbooks';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';

/** Every playbook that is in use, with what it stands for and its latest version. */
export function PlaybookList({ engagementId }: { engagementId: string | undefined }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const query = useQuery(playbooks.list({ engagementId }));
  return (
    <Card flush>
      <Loaded query={query}>
        {(all) => {
          const inUse = all.filter(({ archivedAt }) => archivedAt === null);
          if (inUse.length === 0) {
            return (
              <Empty icon={<BookOpen size={18} />}>
                <FormattedMessage id="playbooks.empty" />
              </Empty>
            );
          }
          return (
            <Rows label={formatMessage({ id: 'nav.playbooks' })}>
              {inUse.map((playbook) => (
                <Row
                  key={playbook.id}
                  title={
                    <Link to="/playbooks/$playbookId" params={{ playbookId: playbook.id }}>
                      {playbook.title}
                    </Link>
                  }
                  note={
                    <>
                      {playbook.clientName ?? formatMessage({ id: 'playbooks.whole-practice' })}
                      {' · '}
                      <FormattedMessage
                        id="playbooks.steps"
                        values={{ count: playbook.latest.steps.length }}
                      />
                      {playbook.shared && (
                        <>
                          {' · '}
                          <FormattedMessage id="playbooks.shared" />
                        </>
                      )}
                    </>
                  }
                  end={
                    <span className="dim small">
                      <FormattedMessage
                        id="playbooks.version-of"
                        values={{
                          number: playbook.latest.number,
                          day: dates.day(dayIn(playbook.latest.createdAt, person.timeZone), 'short'),
                        }}
                      />
                    </span>
                  }
                />
              ))}
            </Rows>
          );
        }}
      </Loaded>
    </Card>
  );
}
