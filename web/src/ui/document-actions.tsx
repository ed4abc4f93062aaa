import { Button } from '@mantine/core';
import { Eye, EyeOff, FilePlus2, PencilLine, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { deliverables } from '../api/deliverables';
import type { Deliverable } from '../api/types';
import type { DocumentChanges } from './document-changes';
import { DocumentEdit } from './document-edit';
import { DocumentNewVersion } from './document-new-version';
import { ProblemNote } from './problem-note';
import { useDocumentAct } from './use-document-act';
import styles from './document-panel.module.css';

interface DocumentActionsProps {
  deliverable: Deliverable;
  changes: DocumentChanges;
  onClose: () => void;
}

/** What a member does with a document: show it, take it back, a new version, its place, away with it. */
export function DocumentActions({ deliverable, changes, onClose }: DocumentActionsProps) {
  const { act, pending, error } = useDocumentAct();
  const [form, setForm] = useState<'version' | 'edit' | null>(null);
  const { id, version, can, latest, shownVersion } = deliverable;
  const close = () => setForm(null);
  if (can.restore) {
    return (
      <div className={styles.actions}>
        <p className={styles.hint}>
          <FormattedMessage id="document.deleted" />
        </p>
        <div className={styles.buttons}>
          <Button
            loading={pending}
            leftSection={<Undo2 size={16} aria-hidden />}
            onClick={() => void act(() => deliverables.restore(id))}
          >
            <FormattedMessage id="document.restore" />
          </Button>
        </div>
        <ProblemNote error={error} />
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      <ProblemNote error={error} />
      <div className={styles.buttons}>
        {can.show && (
          <Button
            loading={pending}
            leftSection={<Eye size={16} aria-hidden />}
            onClick={() => void act(() => deliverables.show(id, version))}
          >
            <FormattedMessage
              id={shownVersion === latest.number ? 'document.show-again' : 'document.show'}
              values={{ number: latest.number }}
            />
          </Button>
        )}
        {can.addVersion && (
          <Button
            variant="default"
            leftSection={<FilePlus2 size={16} aria-hidden />}
            aria-expanded={form === 'version'}
            onClick={() => setForm(form === 'version' ? null : 'version')}
          >
            <FormattedMessage id="document.new-version" />
          </Button>
        )}
        {can.edit && (
          <Button
            variant="default"
            leftSection={<PencilLine size={16} aria-hidden />}
            aria-expanded={form === 'edit'}
            onClick={() => setForm(form === 'edit' ? null : 'edit')}
          >
            <FormattedMessage id="common.edit" />
          </Button>
        )}
        {can.hide && (
          <Button
            variant="default"
            loading={pending}
            leftSection={<EyeOff size={16} aria-hidden />}
            onClick={() => void act(() => deliverables.hide(id, version))}
          >
            <FormattedMessage id="document.hide" />
          </Button>
        )}
        {can.remove && (
          <Button
            variant="default"
            leftSection={<Trash2 size={16} aria-hidden />}
            onClick={() => {
              changes.remove(deliverable);
              onClose();
            }}
          >
            <FormattedMessage id="common.delete" />
          </Button>
        )}
      </div>
      {form === 'version' && (
        <DocumentNewVersion deliverable={deliverable} changes={changes} onClose={close} />
      )}
      {form === 'edit' && <DocumentEdit deliverable={deliverable} onClose={close} />}
    </div>
  );
}
