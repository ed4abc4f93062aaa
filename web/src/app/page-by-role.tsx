import type { ComponentType, ReactNode } from 'react';
import { useSession } from '../api/use-session';
import { Missing } from './fallbacks';

interface Faces {
  assistant: ComponentType;
  contact?: ComponentType;
}

/** The same address shows each role its own page: a link in a mail works for everybody who gets it. */
export function pageByRole(faces: Faces): () => ReactNode {
  return function PageByRole() {
    const { seat } = useSession();
    const Face = seat.role === 'contact' ? (faces.contact ?? Missing) : faces.assistant;
    return <Face />;
  };
}
