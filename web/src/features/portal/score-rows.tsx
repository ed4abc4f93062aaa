import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import styles from './feedback.module.css';

const scores = [1, 2, 3, 4, 5] as const;

interface ScoreRowProps {
  axis: 'approach' | 'timing';
  value: number | null;
  onChange: (value: number) => void;
  /** It was not chosen, and is needed. */
  missing: boolean;
}

/** One row of five: real radio buttons, so that arrows choose and a screen reader says "3 of 5". */
export function ScoreRow({ axis, value, onChange, missing }: ScoreRowProps) {
  const { formatMessage } = useIntl();
  const name = useId();
  const problem = useId();
  return (
    <fieldset className={styles.row} aria-describedby={missing ? problem : undefined}>
      <legend>
        <FormattedMessage id={`feedback.${axis}`} />
      </legend>
      <div className={styles.scores}>
        {scores.map((score) => (
          <label key={score} className={styles.score} data-chosen={value === score || undefined}>
            <input
              type="radio"
              name={name}
              value={score}
              className="only-heard"
              checked={value === score}
              aria-label={formatMessage({ id: 'feedback.of-five' }, { score })}
              onChange={() => onChange(score)}
            />
            <span aria-hidden>{score}</span>
          </label>
        ))}
      </div>
      <div className={styles.ends} aria-hidden>
        <span>
          <FormattedMessage id="feedback.worst" />
        </span>
        <span>
          <FormattedMessage id="feedback.best" />
        </span>
      </div>
      {missing && (
        <p id={problem} role="alert" className={styles.problem}>
          <FormattedMessage id="feedback.choose" />
        </p>
      )}
    </fieldset>
  );
}
