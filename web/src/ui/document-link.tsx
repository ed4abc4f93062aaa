import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState, type MouseEvent, type ReactNode } from 'react';
import type { DocumentChanges } from './document-changes';

const DocumentDialog = lazy(() => import('./document-dialog'));

interface DocumentLinkProps {
  id: string;
  changes?: DocumentChanges | undefined;
  /** Opens the document in the page itself, whose address then says which; else it lies over whatever page there is. */
  onOpen?: ((id: string) => void) | undefined;
  children: ReactNode;
}

/** The way to a document: an address to open in a tab or to send on, and with a plain click the document itself. */
export function DocumentLink({ id, changes, onOpen, children }: DocumentLinkProps) {
  const [open, setOpen] = useState(false);
  const click = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (onOpen) onOpen(id);
    else setOpen(true);
  };
  return (
    <>
      <Link to="/documents" search={{ documentId: id }} preload={false} onClick={click}>
        {children}
      </Link>
      {open && (
        <Suspense fallback={null}>
          <DocumentDialog id={id} changes={changes} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
