import { Outlet } from '@tanstack/react-router';
import { useEffect, type FormEventHandler, type ReactNode } from 'react';
import { setPageTitle } from '../../ui/document-title';
import styles from './visitor.module.css';

/** The quiet sheet on which everybody who is not signed in meets us. */
export function VisitorLayout() {
  return (
    <main className={styles.ground}>
      <div className={styles.sheet}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" />
          Affianco
        </div>
        <Outlet />
      </div>
    </main>
  );
}

interface SheetProps {
  title: string;
  lead?: ReactNode;
  onSubmit?: FormEventHandler<HTMLFormElement>;
  foot?: ReactNode;
  children?: ReactNode;
}

export function Sheet({ title, lead, onSubmit, foot, children }: SheetProps) {
  useEffect(() => setPageTitle(title), [title]);
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {onSubmit ? (
        <form className={styles.form} onSubmit={onSubmit} noValidate>
          {children}
        </form>
      ) : (
        children
      )}
      {foot && <div className={styles.foot}>{foot}</div>}
    </>
  );
}
