import { Autocomplete, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';

interface DocumentPlaceProps {
  engagementId: string;
  folder: string;
  tags: string[];
  /** What stands there now, when somebody else changed it meanwhile. */
  folderNow?: string | undefined;
  tagsNow?: string | undefined;
  errors?: { folder?: string | undefined; tags?: string | undefined };
  onFolder: (folder: string) => void;
  onTags: (tags: string[]) => void;
}

const longestTag = 40;

/** Where a document is kept, with the folders and tags that are in use there already. */
export function DocumentPlace(props: DocumentPlaceProps) {
  const { engagementId, folder, tags, folderNow, tagsNow, errors, onFolder, onTags } = props;
  const { formatMessage } = useIntl();
  const { data } = useQuery({ ...deliverables.folders({ engagementId }), enabled: engagementId !== '' });
  return (
    <>
      <Autocomplete
        label={formatMessage({ id: 'document.folder' })}
        description={folderNow ?? formatMessage({ id: 'document.folder-hint' })}
        error={errors?.folder}
        maxLength={300}
        data={(data?.items ?? []).map((used) => used.folder).filter(Boolean)}
        value={folder}
        onChange={onFolder}
      />
      <TagsInput
        label={formatMessage({ id: 'document.tags' })}
        description={tagsNow ?? formatMessage({ id: 'document.tags-hint' })}
        error={errors?.tags}
        maxTags={20}
        data={(data?.tags ?? []).map(({ tag }) => tag)}
        splitChars={[',', ';']}
        acceptValueOnBlur
        clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
        value={tags}
        onChange={(chosen) => onTags(chosen.map((tag) => tag.trim().slice(0, longestTag)))}
      />
    </>
  );
}
