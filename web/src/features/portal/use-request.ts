import { useForm, type UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import type { Request } from './request';

/** The fields of a wish; only the title is needed, as what is missing will be asked. */
export function useRequest(initialValues: Request): UseFormReturnType<Request> {
  const { formatMessage } = useIntl();
  return useForm<Request>({
    initialValues,
    validate: { title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
}
