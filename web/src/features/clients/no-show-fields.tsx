import { Checkbox, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { noShowCharges } from '../../api/agreements';
import { DurationField } from '../../ui/duration-field';
import type { AgreementValues } from './further-terms';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

const longest = 24 * 3600;

/** What a missed appointment may be charged, if anything. */
export function NoShowFields({ form }: { form: UseFormReturnType<AgreementValues> }) {
  const { formatMessage } = useIntl();
  const { noShowCharge, noShowMinutes } = form.values;
  return (
    <TermsPart title={formatMessage({ id: 'terms.part.no-show' })}>
      <Radio.Group
        className={styles.whole}
        label={formatMessage({ id: 'terms.no-show' })}
        description={formatMessage({ id: 'terms.no-show-hint' })}
        {...form.getInputProps('noShowCharge')}
      >
        <div className={styles.choices}>
          {noShowCharges.map((charge) => (
            <Radio key={charge} value={charge} label={formatMessage({ id: `terms.no-show.${charge}` })} />
          ))}
        </div>
      </Radio.Group>
      {noShowCharge === 'minutes' && (
        <DurationField
          label={formatMessage({ id: 'terms.no-show-time' })}
          placeholder="0:30"
          longest={longest}
          value={noShowMinutes === null ? null : noShowMinutes * 60}
          onChange={(seconds) =>
            form.setFieldValue(
              'noShowMinutes',
              seconds === null ? null : Math.max(1, Math.round(seconds / 60)),
            )
          }
          error={form.errors['noShowMinutes']}
        />
      )}
      {noShowCharge !== 'nothing' && (
        <Checkbox
          className={styles.whole}
          label={formatMessage({ id: 'terms.no-show-late' })}
          {...form.getInputProps('lateCancellations', { type: 'checkbox' })}
        />
      )}
    </TermsPart>
  );
}
