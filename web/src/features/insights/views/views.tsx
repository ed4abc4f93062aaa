import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, TableProperties } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { views } from '../../../api/views';
import { useSession } from '../../../api/use-session';
import { LinkButton } from '../../../ui/link-button';
import { Loaded } from '../../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../../ui/page';
import { Row, Rows } from '../../../ui/rows';
import { useViewWords } from './view-words';

/** Every view that the reader may read. */
export function ViewsPage() {
  const { formatMessage } = useIntl();
  const { can } = useSession();
  const words = useViewWords();
  const query = useQuery(views.list);
  const add = can.manageViews && (
    <LinkButton to="/insights/views/new" leftSection={<Plus size={16} aria-hidden />}>
      <FormattedMessage id="views.new" />
    </LinkButton>
  );
  return (
    <Page
      title={formatMessage({ id: 'views.title' })}
      lead={formatMessage({ id: 'views.lead' })}
      actions={add}
    >
      <Card flush>
        <Loaded query={query} skeleton={<SkeletonRows count={4} height={56} />}>
          {(all) =>
            all.length === 0 ? (
              <Empty icon={<TableProperties size={18} />} action={add}>
                <FormattedMessage id={can.manageViews ? 'views.empty' : 'views.empty-shared'} />
              </Empty>
            ) : (
              <Rows label={formatMessage({ id: 'views.title' })}>
                {all.map((view) => (
                  <Row
                    key={view.id}
                    title={
                      <Link to="/insights/views/$viewId" params={{ viewId: view.id }}>
                        {view.name}
                      </Link>
                    }
                    note={[words.groups(view.groupBy), words.range(view.range), words.schedule(view.schedule)]
                      .filter(Boolean)
                      .join(' · ')}
                    end={
                      view.sharedWith === 'members' && (
                        <Badge variant="default" tt="none" fw={500}>
                          <FormattedMessage id="views.shared" />
                        </Badge>
                      )
                    }
                  />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}
