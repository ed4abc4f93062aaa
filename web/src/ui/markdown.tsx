import { lazy, Suspense } from 'react';
import styles from './markdown.module.css';

const Rendered = lazy(() => import('./markdown-rendered'));

/** Text in Markdown, safe to show whoever wrote it. What makes it readable comes behind; until then it stands as typed. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  );
}
