import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Report } from '../../api/types';
import { Card } from '../../ui/page';
import { AcceptButton } from './accept-button';
import { AskForm } from './ask-form';
import styles from './portal.module.css';

/** At the end of a report: yes, or a question about the whole; below, the fingerprint of what was sent. */
export function Closing({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const [asking, setAsking] = useState(false);
  const { can, contentSha256 } = report;
  return (
    <>
      {(can.accept || can.ask) && (
        <Card
          title={formatMessage({ id: can.accept ? 'portal.report.accept-title' : 'portal.report.ask-title' })}
        >
          <p className={styles.sentence}>
            <FormattedMessage id={can.accept ? 'portal.report.accept-hint' : 'portal.report.ask-hint'} />
          </p>
          {asking && can.ask ? (
            <AskForm report={report} onClose={() => setAsking(false)} />
          ) : (
            <div className={styles.buttons}>
              <AcceptButton report={report} />
              {can.ask && (
                <Button variant="default" onClick={() => setAsking(true)}>
                  <FormattedMessage id="portal.report.ask-whole" />
                </Button>
              )}
            </div>
          )}
        </Card>
      )}
      {contentSha256 && (
        <p className={`${styles.foot} dim small`}>
          <FormattedMessage id="portal.report.hash" /> <code className={styles.hash}>{contentSha256}</code>
        </p>
      )}
    </>
  );
}
