import { Button, Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { timeEntries, type EntryFilter, type ExportFormat } from '../../api/time-entries';

const formats: ExportFormat[] = ['csv', 'xlsx', 'json'];

/** What is shown as a file; the browser fetches it by itself. */
export function ExportMenu({ filter }: { filter: EntryFilter }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Download size={16} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          <FormattedMessage id="time.export" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={timeEntries.exportAddress(format, filter)} download>
            <FormattedMessage id={`time.export-${format}`} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
