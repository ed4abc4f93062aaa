import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface UnfoldProps {
  /** What the button says, to open and to close. */
  label: (open: boolean) => ReactNode;
  /** Asked for only when somebody wants to see it. */
  children: ReactNode;
}

/** What few people want to see, behind a quiet button. */
export function Unfold({ label, children }: UnfoldProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        mt={8}
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label(open)}
      </Button>
      {open && children}
    </>
  );
}
