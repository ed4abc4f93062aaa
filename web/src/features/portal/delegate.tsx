import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { useSession } from '../../api/use-session';
import { Dialog } from '../../ui/dialog';
import { SkeletonRows } from '../../ui/page';
import { blank } from './request';
import { useRequest } from './use-request';

const DelegateForm = lazy(() => import('./delegate-form'));

/** A new task in a minute. What was typed is kept while the page stands, also when the window was closed. */
export function DelegateButton() {
  const { formatMessage } = useIntl();
  const { can } = useSession();
  const places = useQuery(engagements.list());
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [open, setOpen] = useState(false);
  const form = useRequest(blank);
  const running = (places.data?.items ?? []).filter((place) => place.can.delegate && !place.endedOn);
  const first = running[0];
  if (!can.delegate || (places.isSuccess && !first)) return null;
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} disabled={!first} onClick={() => setOpen(true)}>
        <FormattedMessage id="portal.delegate" />
      </Button>
      <Dialog
        opened={open}
        onClose={() => setOpen(false)}
        size="xl"
        fullScreen={phone}
        title={formatMessage({ id: 'portal.delegate' })}
      >
        <p className="dim" style={{ margin: '0 0 1rem' }}>
          <FormattedMessage id="portal.delegate-lead" />
        </p>
        <Suspense fallback={<SkeletonRows count={5} height={56} />}>
          <DelegateForm form={form} engagements={running} onClose={() => setOpen(false)} />
        </Suspense>
      </Dialog>
    </>
  );
}
