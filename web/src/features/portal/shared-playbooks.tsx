import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { playbooks } from '../../api/playbooks';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import styles from './portal.module.css';

/** How the work is done, as far as it was shared with the client: the method is theirs too. */
export function SharedPlaybooks() {
  const { formatMessage } = useIntl();
  const { data } = useQuery(playbooks.list());
  if (!data || data.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'portal.playbooks' })}>
      <Rows>
        {data.map(({ id, title, latest }) => (
          <Row
            key={id}
            title={
              <>
                <BookOpen size={15} aria-hidden className={styles.rowIcon} />{' '}
                <Link to="/playbooks/$playbookId" params={{ playbookId: id }}>
                  {title}
                </Link>
              </>
            }
            note={<FormattedMessage id="template.steps" values={{ count: latest.steps.length }} />}
          />
        ))}
      </Rows>
    </Card>
  );
}
