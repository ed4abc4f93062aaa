import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { attendance, usefulAnswers, type UsefulAnswer } from '../../api/attendance';
import type { Appointment } from '../../api/types';
import styles from '../../ui/appointment.module.css';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';

/** Was it useful? What would you have wanted? Asked of who took part, and for a day to be thought over. */
export function AppointmentUseful({ appointment }: { appointment: Appointment }) {
  const { formatMessage } = useIntl();
  const [changing, setChanging] = useState(false);
  const { useful, wanted, can } = appointment;
  if (useful === null && !can.answer) return null;
  const asks = useful === null || (changing && can.answer);
  return (
    <Card title={formatMessage({ id: asks ? 'attendance.useful-title' : 'appointments.useful' })}>
      {asks ? (
        <UsefulForm appointment={appointment} onDone={() => setChanging(false)} />
      ) : (
        <>
          <p style={{ margin: 0, fontWeight: 600 }}>
            <FormattedMessage id={`appointments.useful.${useful}`} />
          </p>
          {wanted && <blockquote className={styles.quoted}>{wanted}</blockquote>}
          {can.answer && (
            <div className={styles.buttons}>
              <Button variant="default" onClick={() => setChanging(true)}>
                <FormattedMessage id="attendance.useful-change" />
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  );
}

function UsefulForm({ appointment, onDone }: { appointment: Appointment; onDone: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [useful, setUseful] = useState<UsefulAnswer | null>(appointment.useful);
  const [wanted, setWanted] = useState(appointment.wanted);
  const [tried, setTried] = useState(false);
  const send = useMutation({
    mutationFn: (answer: UsefulAnswer) =>
      attendance.answer(appointment.id, { useful: answer, wanted: wanted.trim() }),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'attendance.useful-thanks' }));
      onDone();
    },
    onSettled: () =>
      Promise.all(['appointments', 'notices'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (useful !== null && !send.isPending) send.mutate(useful);
      }}
    >
      <ProblemNote error={send.error} />
      <Radio.Group
        aria-label={formatMessage({ id: 'attendance.useful-title' })}
        value={useful}
        onChange={(value) => setUseful(usefulAnswers.find((each) => each === value) ?? null)}
        error={tried && useful === null && formatMessage({ id: 'attendance.useful-missing' })}
      >
        <div className={styles.buttons} style={{ gap: '1.25rem' }}>
          {usefulAnswers.map((answer) => (
            <Radio
              key={answer}
              value={answer}
              label={formatMessage({ id: `appointments.useful.${answer}` })}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        mt="md"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        label={formatMessage({ id: 'attendance.useful-wanted' })}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={send.isPending}>
          <FormattedMessage id="attendance.useful-send" />
        </Button>
      </div>
    </form>
  );
}
