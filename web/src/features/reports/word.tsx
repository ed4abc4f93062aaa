import { useIntl } from 'react-intl';
import { DraftText } from './draft-text';
import type { TextDraft } from './use-draft-text';

/** The word to the client. */
export function Word({ draft }: { draft: TextDraft }) {
  const { formatMessage } = useIntl();
  return (
    <DraftText
      draft={draft}
      label={formatMessage({ id: 'report.word' })}
      placeholder={formatMessage({ id: 'report.word-hint' })}
      maxLength={2000}
    />
  );
}
