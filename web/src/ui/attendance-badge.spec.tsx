import { QueryClient } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as session from '../api/use-session';
import en from '../i18n/en.json';
import { inBrowser, shown } from '../support/shown';
import { AttendanceBadge } from './attendance-badge';

inBrowser();

describe('how an appointment was attended', () => {
  const readBy = (role: string) => {
    vi.spyOn(session, 'useSession').mockReturnValue({ seat: { role } } as never);
    shown(<AttendanceBadge attendance="no_show_client" />, new QueryClient());
  };

  it('is told to members as it was noted', () => {
    readBy('assistant');
    expect(screen.getByText(en['appointments.attendance.no_show_client'])).toBeTruthy();
  });

  it('is told to clients of the session, and not of themselves', () => {
    readBy('contact');
    expect(screen.getByText('Did not take place')).toBeTruthy();
    expect(screen.queryByText(en['appointments.attendance.no_show_client'])).toBeNull();
  });
});
