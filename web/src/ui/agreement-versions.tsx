import { Badge, UnstyledButton } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementRecord } from '../api/types';
import { standOf, timeOf } from './agreement-choice';
import { useDates } from './dates';
import styles from './agreement.module.css';

interface AgreementVersionsProps {
  /** The newest first. */
  all: AgreementRecord[];
  chosen: string;
  today: string;
  onChoose: (id: string) => void;
}

/** Every agreement there was or will be, by its first day; one of them is shown. */
export function AgreementVersions({ all, chosen, today, onChoose }: AgreementVersionsProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  if (all.length < 2) return null;
  return (
    <nav aria-label={formatMessage({ id: 'agreement.versions' })}>
      <ul className={styles.versions}>
        {all.map((agreement) => {
          const { id, validFrom } = agreement;
          const time = timeOf(all, id, today);
          return (
            <li key={id}>
              <UnstyledButton
                className={styles.version}
                aria-pressed={id === chosen}
                onClick={() => onChoose(id)}
              >
                <FormattedMessage id="terms.from" values={{ day: dates.day(validFrom, 'full') }} />
                {time !== 'before' && (
                  <Badge variant="light" tt="none">
                    <FormattedMessage id={time === 'now' ? 'terms.now' : 'terms.later'} />
                  </Badge>
                )}
                <span className="dim small">
                  <FormattedMessage id={`agreement.short.${standOf(agreement)}`} />
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
