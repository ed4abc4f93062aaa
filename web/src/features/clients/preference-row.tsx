import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, CircleHelp } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { preferences } from '../../api/preferences';
import type { Preference } from '../../api/types';
import { useDates } from '../../ui/dates';
import { valueWords } from '../../ui/preference-value';
import { EditAction, RemoveAction } from '../../ui/row-actions';
import { Row } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import styles from './knowing.module.css';

interface PreferenceRowProps {
  preference: Preference;
  onEdit: () => void;
}

/** One thing that is known. What nobody has confirmed for half a year asks for it, and a click is enough. */
export function PreferenceRow({ preference, onEdit }: PreferenceRowProps) {
  const intl = useIntl();
  const { formatMessage } = intl;
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, kind, contactName, note, source, confirmedOn, confirmedByName, stale, can } = preference;
  const name = `${formatMessage({ id: `brief.kind.${kind}` })}: ${valueWords(preference, intl)}`;
  const refresh = () => queries.invalidateQueries({ queryKey: ['preferences'] });
  const confirm = useMutation({
    mutationFn: () => preferences.confirm(id),
    onSuccess: () => toasts.done(formatMessage({ id: 'preference.confirmed' })),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => preferences.remove(id),
    onSuccess: () =>
      toasts.undo(formatMessage({ id: 'preference.removed' }, { name }), () =>
        preferences.restore(id).then(refresh),
      ),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const words = {
    edit: formatMessage({ id: 'clients.edit-named' }, { name }),
    remove: formatMessage({ id: 'clients.remove-named' }, { name }),
  };
  return (
    <Row
      title={
        <>
          <span className={styles.kind}>
            <FormattedMessage id={`brief.kind.${kind}`} />
            {contactName && ` · ${contactName}`}
          </span>
          <span className={styles.value}>{valueWords(preference, intl)}</span>
        </>
      }
      note={
        <>
          {note && <div>{note}</div>}
          <div className={stale ? styles.stale : undefined}>
            {stale && <CircleHelp size={13} aria-hidden />}
            <FormattedMessage
              id={stale ? 'preference.stale' : 'preference.known'}
              values={{ source, day: dates.day(confirmedOn, 'full'), name: confirmedByName }}
            />
          </div>
        </>
      }
      end={
        <>
          {stale && can.confirm && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<Check size={14} aria-hidden />}
              aria-label={formatMessage({ id: 'preference.confirm-named' }, { name })}
              loading={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              <FormattedMessage id="preference.confirm" />
            </Button>
          )}
          {can.edit && <EditAction label={words.edit} onClick={onEdit} />}
          {can.remove && <RemoveAction label={words.remove} onClick={() => remove.mutate()} />}
        </>
      }
    />
  );
}
