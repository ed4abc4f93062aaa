import { Button, Menu, type ButtonProps } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

const formats = ['csv', 'xlsx', 'json'] as const;

interface ExportMenuProps extends Pick<ButtonProps, 'variant' | 'color' | 'className'> {
  addressOf: (format: (typeof formats)[number]) => string;
}

/** What is shown as a file, in a format of one's choice; the browser fetches it by itself. */
export function ExportMenu({ addressOf, ...button }: ExportMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          {...button}
          leftSection={<Download size={16} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          <FormattedMessage id="time.export" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={addressOf(format)} download>
            <FormattedMessage id={`time.export-${format}`} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
