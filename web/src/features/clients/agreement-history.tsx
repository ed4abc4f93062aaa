import { ActionIcon, Badge } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements, termsAgain } from '../../api/agreements';
import type { AgreementRecord, Engagement } from '../../api/types';
import { today, useDates } from '../../ui/dates';
import { useToasts } from '../../ui/toasts';
import { AgreementForm } from './agreement-form';
import { useTermsWords } from './terms-words';
import styles from './clients.module.css';

interface AgreementHistoryProps {
  engagement: Engagement;
  all: AgreementRecord[];
}

/** Every agreement with its terms in words, the newest first; what nothing was worked under can be corrected. */
export function AgreementHistory({ engagement, all }: AgreementHistoryProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const now = today(engagement.timeZone);
  const current = all.find(({ validFrom }) => validFrom <= now) ?? all.at(-1);
  return (
    <ol className={styles.history}>
      {all.map((agreement) => (
        <li key={agreement.id}>
          {editing === agreement.id ? (
            <AgreementForm
              engagement={engagement}
              terms={agreement}
              corrects={agreement.id}
              onClose={() => setEditing(null)}
            />
          ) : (
            <AgreementRow
              engagementId={engagement.id}
              agreement={agreement}
              when={agreement === current ? 'now' : agreement.validFrom > now ? 'later' : 'before'}
              onEdit={() => setEditing(agreement.id)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

interface AgreementRowProps {
  engagementId: string;
  agreement: AgreementRecord;
  when: 'now' | 'later' | 'before';
  onEdit: () => void;
}

function AgreementRow({ engagementId, agreement, when, onEdit }: AgreementRowProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const words = useTermsWords();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () => queries.invalidateQueries({ queryKey: ['engagements'] });
  const { id, can } = agreement;
  const day = dates.day(agreement.validFrom, 'full');
  const remove = useMutation({
    mutationFn: () => agreements.remove(engagementId, id),
    onSuccess: () => {
      toasts.undo(formatMessage({ id: 'terms.removed' }, { day }), () =>
        agreements.agree(engagementId, termsAgain(agreement)).then(refresh),
      );
      return refresh();
    },
    onError: toasts.failed,
  });
  const edit = formatMessage({ id: 'terms.correct' }, { day });
  const withdraw = formatMessage({ id: 'terms.remove' }, { day });
  return (
    <>
      <div className={styles.sectionHead}>
        <span>
          <strong>
            <FormattedMessage id="terms.from" values={{ day }} />
          </strong>{' '}
          {when !== 'before' && (
            <Badge variant="light" tt="none">
              <FormattedMessage id={when === 'now' ? 'terms.now' : 'terms.later'} />
            </Badge>
          )}
        </span>
        <span className={styles.rowEnd}>
          {can.edit && (
            <ActionIcon variant="subtle" color="gray" aria-label={edit} title={edit} onClick={onEdit}>
              <Pencil size={15} aria-hidden />
            </ActionIcon>
          )}
          {can.remove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={withdraw}
              title={withdraw}
              disabled={remove.isPending}
              onClick={() => remove.mutate()}
            >
              <Trash2 size={15} aria-hidden />
            </ActionIcon>
          )}
        </span>
      </div>
      <p className={styles.said}>{words(agreement)}</p>
    </>
  );
}
