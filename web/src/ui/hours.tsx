import styles from './hours.module.css';

const two = (value: number) => String(value).padStart(2, '0');

/** `h:mm:ss`, as a clock that runs shows it. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** `h:mm`, and `h:mm:ss` where there are seconds: a printed total must be the sum of its printed lines. */
export function hoursText(seconds: number): string {
  return seconds % 60 === 0 ? clock(seconds).slice(0, -3) : clock(seconds);
}

/** Worked time with its seconds kept quiet; the total of such lines adds up to the second. */
export function Hours({ seconds }: { seconds: number }) {
  const full = clock(Math.abs(seconds));
  return (
    <span className={styles.hours}>
      {seconds < 0 && '−'}
      {full.slice(0, -3)}
      {seconds % 60 !== 0 && <span className={styles.seconds}>{full.slice(-3)}</span>}
    </span>
  );
}
