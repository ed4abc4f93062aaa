import { useIntl } from 'react-intl';
import type { EntryQuestion } from '../entry-actions';
import { workOf } from '../timer';
import { Dialog } from '../../../ui/dialog';
import { AdjustDialog } from './adjust-dialog';
import { DayDialog } from './day-dialog';
import { EditDialog, NewDialog } from './edit-dialog';
import { OverlapDialog } from './overlap-dialog';
import { SplitDialog } from './split-dialog';

interface EntryDialogsProps {
  question: EntryQuestion;
  onAsk: (question: EntryQuestion) => void;
  onClose: () => void;
}

const titles = {
  new: 'time.add',
  edit: 'entry.title-edit',
  split: 'entry.title-split',
  move: 'entry.title-move',
  copy: 'entry.title-copy',
  adjust: 'entry.title-adjust',
  overlap: 'entry.title-overlap',
} as const;

/** The dialog that belongs to a question about an entry. */
export function EntryDialogs({ question, onAsk, onClose }: EntryDialogsProps) {
  const { formatMessage } = useIntl();
  const what = question.kind === 'new' ? '' : workOf(question.entry).title;
  return (
    <Dialog
      onClose={onClose}
      size={question.kind === 'new' || question.kind === 'edit' ? 'lg' : 'md'}
      title={formatMessage({ id: titles[question.kind] }, { what })}
    >
      <Content question={question} onAsk={onAsk} onClose={onClose} />
    </Dialog>
  );
}

function Content({ question, onAsk, onClose }: EntryDialogsProps) {
  switch (question.kind) {
    case 'new':
      return <NewDialog values={question.values} onClose={onClose} />;
    case 'edit':
      return <EditDialog entry={question.entry} onClose={onClose} />;
    case 'split':
      return <SplitDialog entry={question.entry} onClose={onClose} />;
    case 'move':
    case 'copy':
      return (
        <DayDialog entry={question.entry} copies={question.kind === 'copy'} onAsk={onAsk} onClose={onClose} />
      );
    case 'adjust':
      return <AdjustDialog entry={question.entry} onClose={onClose} />;
    case 'overlap':
      return <OverlapDialog {...question} onClose={onClose} />;
  }
}
