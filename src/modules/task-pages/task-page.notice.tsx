import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import type { PageNotice } from './task-page.props.js';

/** What has just happened, at the place where it was done: the answer to a form leads the reader back there. */
export function Notice(props: {
  texts: Texts;
  notice: PageNotice | null;
  place: string;
}): ReactElement | null {
  const { texts, notice } = props;
  if (notice?.place !== props.place) return null;
  const words = notice.kind === 'refused' ? (notice.reason ?? '') : texts.t(`task.page.done.${notice.kind}`);
  return (
    <p role={notice.kind === 'refused' ? 'alert' : 'status'}>
      <strong>{words}</strong>
    </p>
  );
}
