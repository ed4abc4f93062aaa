import type { ReactElement, ReactNode } from 'react';

export function Section(props: {
  id?: string;
  title: string;
  first?: boolean;
  children?: ReactNode;
}): ReactElement {
  return (
    <section id={props.id} className={props.first ? 'first' : undefined}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

export function Total({ label, values }: { label: string; values: readonly string[] }): ReactElement {
  return (
    <p className="total">
      <span>{label}</span>
      <span className="num">{values.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** A bar drawn by attributes, since the policy of the page forbids styles on elements. */
export function Bar({ share, height }: { share: number; height: number }): ReactElement {
  return (
    <svg height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
      <rect width={Math.round(share * 1000) / 10} height={height} />
    </svg>
  );
}
