import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type english from '../i18n/en.json';

interface SaveOrCancelProps {
  pending: boolean;
  onCancel: () => void;
  /** What the form does, where that is more than to keep what was written. */
  label?: keyof typeof english;
  icon?: ReactNode;
}

/** The end of a form: kept, or left as it was. */
export function SaveOrCancel({ pending, onCancel, label = 'common.save', icon }: SaveOrCancelProps) {
  return (
    <>
      <Button type="submit" loading={pending} leftSection={icon}>
        <FormattedMessage id={label} />
      </Button>
      <Button variant="default" onClick={onCancel}>
        <FormattedMessage id="common.cancel" />
      </Button>
    </>
  );
}
