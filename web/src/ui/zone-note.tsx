import { Alert } from '@mantine/core';
import { Globe } from 'lucide-react';
import type { ReactNode } from 'react';

/** Says, where it matters, that two time zones meet. */
export function ZoneNote({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Alert color="gray" variant="light" p="xs" icon={<Globe size={18} aria-hidden />}>
      <span style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.5rem' }}>
        <span>{children}</span>
        {action}
      </span>
    </Alert>
  );
}
