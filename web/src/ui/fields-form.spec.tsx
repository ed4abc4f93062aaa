import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { inBrowser, shown } from '../support/shown';
import { FieldsForm } from './fields-form';
import { useSubmit } from './submit';

function Example({ onClose }: { onClose: () => void }) {
  const form = useForm({ initialValues: { name: '' } });
  const sending = useSubmit(form, async () => undefined);
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <TextInput label="Name" {...form.getInputProps('name')} />
      <Select label="Time zone" data={['Europe/Rome', 'Europe/Madrid']} />
    </FieldsForm>
  );
}

function opened(): () => void {
  const onClose = vi.fn<() => void>();
  shown(<Example onClose={onClose} />);
  return onClose;
}

inBrowser();

describe('a form that is kept or left', () => {
  it('is left by Escape', () => {
    const onClose = opened();
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('stays where Escape closes a list of choices', () => {
    const onClose = opened();
    const zone = screen.getByRole('combobox', { name: 'Time zone' });
    fireEvent.click(zone);
    fireEvent.keyDown(zone, { key: 'Escape', code: 'Escape' });
    expect(onClose).not.toHaveBeenCalled();
  });
});
