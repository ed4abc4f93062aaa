import { Button } from '@mantine/core';
import { FormattedMessage } from 'react-intl';

interface SaveOrCancelProps {
  pending: boolean;
  onCancel: () => void;
}

/** The end of a form: kept, or left as it was. */
export function SaveOrCancel({ pending, onCancel }: SaveOrCancelProps) {
  return (
    <>
      <Button type="submit" loading={pending}>
        <FormattedMessage id="common.save" />
      </Button>
      <Button variant="default" onClick={onCancel}>
        <FormattedMessage id="common.cancel" />
      </Button>
    </>
  );
}
