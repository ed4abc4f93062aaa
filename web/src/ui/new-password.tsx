import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useIntl } from 'react-intl';

/** The least that a password must have; the server decides with the same number. */
export const shortestPassword = 10;

/** A new password, which people may see while they choose it. */
export function NewPassword(props: PasswordInputProps) {
  const { formatMessage } = useIntl();
  return (
    <PasswordInput
      label={formatMessage({ id: 'password.new' })}
      description={formatMessage({ id: 'password.hint' }, { count: shortestPassword })}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
      {...props}
    />
  );
}
