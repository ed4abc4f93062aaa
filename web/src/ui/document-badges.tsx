import { Badge } from '@mantine/core';
import {
  CircleCheckBig,
  Eye,
  File,
  FileArchive,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideoCamera,
  Link2,
  PencilLine,
  Presentation,
  RotateCcw,
  ScrollText,
  type LucideIcon,
} from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Deliverable } from '../api/types';
import type { DocumentKind } from './document-kind';

export const kindIcon: Record<DocumentKind, LucideIcon> = {
  link: Link2,
  text: ScrollText,
  pdf: FileText,
  image: FileImage,
  sheet: FileSpreadsheet,
  slides: Presentation,
  writing: FileText,
  sound: FileMusic,
  film: FileVideoCamera,
  packed: FileArchive,
  file: File,
};

const stateIcon: Record<Deliverable['state'], LucideIcon> = {
  draft: PencilLine,
  shown: Eye,
  accepted: CircleCheckBig,
  change_requested: RotateCcw,
};

/** Where a document stands between both sides: an icon and a word. `toClient`: the reader is the client. */
export function DocumentStateBadge({
  state,
  toClient = false,
}: {
  state: Deliverable['state'];
  toClient?: boolean;
}) {
  const Icon = stateIcon[state];
  return (
    <Badge
      variant={state === 'accepted' || (toClient && state === 'shown') ? 'light' : 'default'}
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      <FormattedMessage
        id={toClient && state === 'shown' ? 'document.state.to-decide' : `document.state.${state}`}
      />
    </Badge>
  );
}

/** A newer version than the client sees is being prepared; only members are told. */
export function DraftVersionBadge({ deliverable }: { deliverable: Deliverable }) {
  const { latest, shownVersion } = deliverable;
  if (shownVersion === null || latest.number <= shownVersion) return null;
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<PencilLine size={13} aria-hidden />}>
      <FormattedMessage id="document.newer-draft" values={{ number: latest.number }} />
    </Badge>
  );
}
