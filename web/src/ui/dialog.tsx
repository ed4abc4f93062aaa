import { Modal, type ModalProps } from '@mantine/core';
import { useIntl } from 'react-intl';

interface DialogProps extends Omit<ModalProps, 'opened' | 'closeButtonProps'> {
  /** Open unless said: most are there only while they are. */
  opened?: boolean;
}

/** A dialog over the page, with a button that closes it. */
export function Dialog({ opened = true, ...props }: DialogProps) {
  const { formatMessage } = useIntl();
  return (
    <Modal
      {...props}
      opened={opened}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    />
  );
}
