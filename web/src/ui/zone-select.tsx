import { Select, type SelectProps } from '@mantine/core';
import { deviceZone } from './dates';

const zones = [...new Set([deviceZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();

/** A choice of IANA time zones, found by typing a part of the name. */
export function ZoneSelect(props: Omit<SelectProps, 'data' | 'searchable'>) {
  return (
    <Select
      {...props}
      searchable
      limit={60}
      data={zones}
      allowDeselect={false}
      filter={({ options, search }) => {
        const sought = search.trim().toLowerCase().replaceAll(' ', '_');
        return options.filter(
          (option) => !('group' in option) && option.label.toLowerCase().includes(sought),
        );
      }}
    />
  );
}
