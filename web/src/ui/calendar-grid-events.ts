/** A place in the calendar: an instant with its offset, or a day. */
export interface Place {
  at: string;
  allDay: boolean;
}

/** Something that a calendar draws. */
export interface GridEvent {
  id: string;
  title: string;
  /** An instant, or a day. */
  start: string;
  end: string;
  allDay: boolean;
  movable: boolean;
  resizable: boolean;
  colour: string;
  className?: string | undefined;
  /** Behind everything else, as a tint of the hours: nothing to take hold of. */
  behind?: boolean;
}

export const inTheBackground = ({ behind }: GridEvent): boolean => behind === true;
