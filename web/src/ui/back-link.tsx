import { createLink } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './back-link.module.css';

/** From one thing to where it belongs; with typed `to`, `params` and `search`. */
export const BackLink = createLink(({ children, ...link }: ComponentProps<'a'>) => (
  <p className={styles.back}>
    <a {...link}>
      <ArrowLeft size={16} aria-hidden />
      {children}
    </a>
  </p>
));
