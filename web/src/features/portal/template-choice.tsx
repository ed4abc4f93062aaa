import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { templates } from '../../api/playbooks';
import type { TaskTemplate } from '../../api/types';
import { useSession } from '../../api/use-session';
import styles from './delegate.module.css';

interface TemplateChoiceProps {
  chosen: TaskTemplate | undefined;
  onChoose: (template: TaskTemplate | undefined) => void;
}

/** What kind of task it is: a page with the right questions, or a blank one. A phone has room for one line only. */
export function TemplateChoice({ chosen, onChoose }: TemplateChoiceProps) {
  const { person } = useSession();
  const { formatMessage } = useIntl();
  const name = useId();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const { data } = useQuery(templates.list(person.language));
  if (!data || data.items.length === 0) return null;
  if (!wide) {
    return (
      <NativeSelect
        label={formatMessage({ id: 'portal.template' })}
        value={chosen?.id ?? ''}
        onChange={(event) => onChoose(data.items.find(({ id }) => id === event.currentTarget.value))}
        data={[
          { value: '', label: formatMessage({ id: 'portal.template.blank' }) },
          ...data.items.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
    );
  }
  return (
    <fieldset className={styles.templates}>
      <legend>
        <FormattedMessage id="portal.template" />
      </legend>
      <div className={styles.pills}>
        {[undefined, ...data.items].map((template) => (
          <label
            key={template?.id ?? 'blank'}
            className={styles.pill}
            data-chosen={chosen?.id === template?.id || undefined}
          >
            <input
              type="radio"
              name={name}
              className="only-heard"
              checked={chosen?.id === template?.id}
              onChange={() => onChoose(template)}
            />
            {template ? template.title : <FormattedMessage id="portal.template.blank" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
