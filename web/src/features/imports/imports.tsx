import { useNavigate, useSearch } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { imports } from '../../api/imports';
import { DropArea } from '../../ui/drop-area';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Page } from '../../ui/page';
import { UploadRows } from '../../ui/upload-rows';
import { useUploads } from '../../ui/uploads';
import { EarlierImports } from './earlier';
import { OneImport } from './one-import';

/** Takes over what was logged elsewhere: a file, what is recognised, what would come, and the way back. */
export function ImportsPage() {
  const { formatMessage } = useIntl();
  const { importId } = useSearch({ from: '/app/time/import' });
  return (
    <Page
      title={formatMessage({ id: 'import.title' })}
      lead={<FormattedMessage id="import.lead" />}
      actions={
        <LinkButton to="/time" variant="default">
          <FormattedMessage id="import.back" />
        </LinkButton>
      }
    >
      {importId ? <Chosen importId={importId} /> : <NewImport />}
      <EarlierImports except={importId} />
    </Page>
  );
}

function Chosen({ importId }: { importId: string }) {
  const query = useQuery(imports.one(importId));
  return <Loaded query={query}>{(found) => <OneImport found={found} />}</Loaded>;
}

/** The place for the file. It is looked through as soon as it has arrived. */
function NewImport() {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const uploads = useUploads();
  const take = ([file]: File[]) =>
    file &&
    uploads.start(file.name, async (sending) => {
      const made = await imports.upload(file, sending);
      queries.setQueryData(imports.one(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: imports.list.queryKey });
      await navigate({ to: '/time/import', search: { importId: made.id } });
    });
  return (
    <Card title={formatMessage({ id: 'import.file' })}>
      <DropArea multiple={false} onFiles={take} />
      <UploadRows uploads={uploads} />
      <p className="dim small">
        <FormattedMessage id="import.formats" />
      </p>
    </Card>
  );
}
